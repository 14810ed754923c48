import type { CheckState } from './checked';

const SAID: Record<Exclude<CheckState, 'word'>, string> = {
  asked: '微信还没有核对完，请您仔细看',
  pass: '微信核对：没有发现问题',
  review: '微信核对：拿不准，请您仔细看',
  risky: '微信核对：有风险',
  unsure: '微信没有核对，请您仔细看',
};
const PICTURES: Record<CheckState, (count: number) => string> = {
  asked: (count) => `${count} 张照片微信还没有核对完，请您仔细看`,
  pass: () => '微信核对照片：没有发现问题',
  review: (count) => `微信核对照片：${count} 张拿不准，请您仔细看`,
  risky: (count) => `微信核对照片：${count} 张有风险`,
  unsure: (count) => `${count} 张照片微信没有核对，请您仔细看`,
  word: (count) => `${count} 张照片有风险`,
};

/** What people read of a check. */
export const words = {
  ofText: ({ state, word }: { state: CheckState; word: string }) =>
    state === 'word' ? `文字里有本镇的敏感词“${word}”` : `${SAID[state]}`,
  ofPictures: (state: CheckState, count: number) => PICTURES[state](count),
};
