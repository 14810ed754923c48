import { Text, View } from '@tarojs/components';
import { allowanceText } from '@jishan/shared/rules';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { RadioGroup } from '../../../components/choices';
import { FieldError } from '../../../components/field-error';
import { Notice } from '../../../components/notice';
import { Section } from '../../../components/section';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import type { LoadState } from '../../../kernel/load';
import type { BoardCode } from '../../../parts/post/draft';
import { RuleList } from '../../../parts/rule/rule-list';
import { RuleRow } from '../../../parts/rule/rule-row';
import type { RuleView } from '../../../parts/rule/types';
import { fittingRules } from './fitting';
import { words } from './words';
import './rule-picker.scss';

interface Props {
  load: { state: LoadState; reload: () => Promise<void> };
  rules: RuleView[];
  chosen: string | null;
  near: BoardCode | null;
  /** The rule that the page was opened for. */
  wanted?: string;
  problem?: string;
  onChoose: (rule: RuleView | null) => void;
}

/** Which rule the deed is claimed by: the three that fit best, all others one tap away, or none. */
export function RulePicker({ load, rules, chosen, near, wanted, problem, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const [now] = useState(() => Date.now());
  const picked = rules.find(({ code }) => code === chosen);
  const blocked = Boolean(picked?.allowance?.blockedBy);
  const full = rules.find(({ code, allowance }) => code === wanted && allowance?.blockedBy);
  const choose = (rule: RuleView | null) => {
    setOpen(false);
    onChoose(rule);
  };
  return (
    <View id="publish-ruleCode">
      <Section
        title={words.rules}
        note={rules.length > 0 ? words.allRules(rules.length) : undefined}
        onMore={rules.length > 0 ? () => setOpen(true) : undefined}
      >
        {load.state === 'loading' && <Skeleton shape="lines" count={6} />}
        {(load.state === 'error' || load.state === 'offline') && (
          <Notice
            kind="warn"
            className="rule-picker-note"
            action={{ label: words.again, onTap: () => void load.reload() }}
          >
            {words.rulesFailed}
          </Notice>
        )}
        <RadioGroup label={words.rules}>
          {fittingRules(rules, { near, wanted, chosen }).map((rule) => (
            <RuleRow
              key={rule.code}
              rule={rule}
              now={now}
              role="radio"
              chosen={rule.code === chosen ? words.waitingSeal : undefined}
              // Tapping the chosen one again takes the choice back.
              onTap={() => onChoose(rule.code === chosen ? null : rule)}
            />
          ))}
        </RadioGroup>
        {blocked && (
          <Notice
            kind="warn"
            className="rule-picker-note"
            action={{ label: words.withoutPoints, onTap: () => onChoose(null) }}
          >
            {words.blocked}
          </Notice>
        )}
        {full?.allowance && chosen === null && (
          <Notice kind="warn" className="rule-picker-note">
            {words.full(full.title, allowanceText(full.allowance, now))}
          </Notice>
        )}
        {load.state === 'ready' && chosen === null && !full && (
          <Text className="rule-picker-none">{words.noClaim}</Text>
        )}
      </Section>
      {problem && <FieldError>{problem}</FieldError>}
      <Sheet
        open={open}
        title={words.allRulesTitle}
        onClose={() => setOpen(false)}
        foot={
          <Button kind="line" block onTap={() => choose(null)}>
            {words.withoutPoints}
          </Button>
        }
      >
        <RuleList
          rules={rules}
          now={now}
          chosen={{ code: chosen, seal: words.waitingSeal }}
          onPick={choose}
        />
      </Sheet>
    </View>
  );
}
