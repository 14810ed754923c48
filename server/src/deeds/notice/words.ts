import { asSentence } from '@jishan/shared/text';

interface Award {
  title: string;
  points: number;
}
const named = ({ title, points }: Award) => `“${title}”${points} 分`;

/** What those concerned are told about an objection. Who made it is never said. */
export const words = {
  credited: (award: Award) => `${award.title} ${award.points} 分入账了`,
  creditedText: '公示期满，现在就能用。',
  opened: (award: Award) => `有居民对您的${named(award)}提出异议，社区正在核实；核实期间这些积分暂不能使用。`,
  upheldToObjector: (award: Award, answer: string) =>
    `您对${named(award)}提出的异议成立，积分已收回。答复：${answer}`,
  dismissedToObjector: (award: Award, answer: string) =>
    `您对${named(award)}提出的异议经核实不成立。答复：${answer}`,
  upheldToResident: (award: Award, answer: string) =>
    `您的${named(award)}因异议成立已收回。答复：${asSentence(answer)}如有不同意见，可以在 30 天内申诉。`,
  dismissedToResident: (award: Award) => `对您的${named(award)}提出的异议经核实不成立，公示继续。`,
};
