import { useState } from 'react';
import { Row } from '../../components/row';
import { Seal } from '../../components/seal';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import type { Load } from '../../kernel/load';
import { RuleList } from './rule-list';
import type { RuleView } from './types';

interface Props {
  load: Omit<Load<{ items: RuleView[] }>, 'change'>;
  code: string | null;
  words: {
    /** What is asked for. */
    rule: string;
    notChosen: string;
    chooseRule: string;
    /** On the seal of the chosen one. */
    ruleMark: string;
  };
  onChoose: (code: string) => void;
}

/** One rule of all there are: a row that says which, and a sheet to choose from. */
export function RuleChoice({ load, code, words, onChoose }: Props) {
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
