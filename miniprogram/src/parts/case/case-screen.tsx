import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { useAction } from '../../kernel/action';
import { toCallError } from '../../kernel/call';
import { AnswerSheet, type Answer } from './answer-sheet';
import type { Ends } from './case-page';
import { wayOn } from './way-on';
import { WORDS } from './words';

export type Side = 'no' | 'yes';

interface CaseScreenProps<D> {
  title: string;
  /** Why this case is for somebody else; null: it may be decided here. */
  why: string | null;
  answers: Record<Side, Answer>;
  /** The decision as it is sent. */
  decisionOf: (side: Side, text: string) => D;
  send: (decision: D) => Promise<{ text: string; good: boolean }>;
  ends: Ends;
  /** This answer is sent by one tap, without a word. */
  atOnce?: Side;
  /** What must be chosen before this answer can be written; true when it was dealt with there. */
  before?: (side: Side) => boolean;
  rule?: { label: string; onTap: () => void };
  children: ReactNode;
}

/** One case: its facts, two answers of equal weight, and the sheet that sends one of them. */
export function CaseScreen<D>(props: CaseScreenProps<D>) {
  const { title, why, answers, ends, atOnce, before, rule, children } = props;
  const [side, setSide] = useState<Side | null>(null);
  const [texts, setTexts] = useState<Record<Side, string>>({ no: '', yes: '' });
  const { busy, error, run, clearError } = useAction(async (chosen: Side) => {
    const decision = props.decisionOf(chosen, texts[chosen].trim());
    try {
      const { text, good } = await props.send(decision);
      ends.decided(text, good);
    } catch (thrown) {
      const refusal = toCallError(thrown);
      if (wayOn(refusal.code) !== 'next') throw refusal;
      ends.gone(refusal);
    }
  });

  const choose = (chosen: Side) => {
    clearError();
    if (chosen === atOnce) void run(chosen);
    else if (!before?.(chosen)) setSide(chosen);
  };
  const foot = why ? (
    <Notice kind="warn">{why}</Notice>
  ) : (
    <>
      {!side && <Failed error={error} />}
      <View className="case-answers">
        {(['no', 'yes'] as const).map((one) => (
          <Button key={one} kind="line" loading={busy && one === atOnce} onTap={() => choose(one)}>
            {answers[one].label}
          </Button>
        ))}
      </View>
    </>
  );
  const chooseRule = rule && {
    label: rule.label,
    onTap: () => {
      setSide(null);
      rule.onTap();
    },
  };
  return (
    <Page title={title} ground="sheet" foot={foot}>
      {ends.later && (
        <View className="gutter case-later">
          <Button kind="soft" small onTap={ends.later}>
            {WORDS.later}
          </Button>
        </View>
      )}
      {children}
      {side && (
        <AnswerSheet
          key={side}
          answer={answers[side]}
          text={texts[side]}
          busy={busy}
          error={error}
          rule={error && wayOn(error.code) === 'rule' ? chooseRule : undefined}
          onText={(text) => setTexts({ ...texts, [side]: text })}
          onSend={() => void run(side)}
          onClose={() => setSide(null)}
        />
      )}
    </Page>
  );
}
