import { useState } from 'react';
import { Row } from '../../../components/row';
import { Seal } from '../../../components/seal';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { FieldError } from '../../publish/parts/field-error';
import { RuleList } from '../../rules/parts/rule-list';
import { words } from '../words';

interface Props {
  code: string | null;
  problem?: string;
  onChoose: (code: string) => void;
}

/** Which rule should have given points. */
export function RuleRow({ code, problem, onChoose }: Props) {
  const load = useCall('rule.list', { claimable: true, size: 100 });
  const [open, setOpen] = useState(false);
  const [now] = useState(() => Date.now());
  const rules = load.data?.items ?? [];
  const rule = rules.find((one) => one.code === code);
  return (
    <>
      <Row
        icon="points"
        lead={rule && <Seal text={rule.seal} points={rule.points} wait />}
        title={rule?.title ?? words.rule}
        value={rule ? undefined : words.notChosen}
        onTap={() => setOpen(true)}
      />
      {problem && <FieldError>{problem}</FieldError>}
      <Sheet open={open} title={words.chooseRule} onClose={() => setOpen(false)}>
        <StateView load={load} skeleton={<Skeleton shape="lines" count={6} />}>
          {() => (
            <RuleList
              rules={rules}
              now={now}
              chosen={{ code, seal: words.ruleMark }}
              onPick={(picked) => {
                setOpen(false);
                onChoose(picked.code);
              }}
            />
          )}
        </StateView>
      </Sheet>
    </>
  );
}
