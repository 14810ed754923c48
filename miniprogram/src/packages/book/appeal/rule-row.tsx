import { useCall } from '../../../kernel/load';
import { RuleChoice } from '../../../parts/rule/rule-choice';
import { words } from './words';

interface Props {
  code: string | null;
  onChoose: (code: string) => void;
}

/** Which rule should have given points. */
export function RuleRow({ code, onChoose }: Props) {
  const load = useCall('rule.list', { claimable: true, size: 100 });
  return <RuleChoice load={load} code={code} words={words} onChoose={onChoose} />;
}
