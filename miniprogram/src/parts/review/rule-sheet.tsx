import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { ListEnd } from '../../components/list-end';
import { Num } from '../../components/num';
import { Row } from '../../components/row';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { useGrowing } from '../../kernel/found';
import { usePages } from '../../kernel/load';
import type { Rule } from './decision';
import { matches } from './rule-search';
import { WORDS } from './words';
import './rule-sheet.scss';

interface RuleSheetProps {
  claim: Rule | null;
  chosen: Rule | null;
  /** Where something has to be credited, there is no choosing none. */
  required?: boolean;
  onChoose: (rule: Rule | null) => void;
  onClose: () => void;
}

/** The rule to be credited: the claimed one, any other that can be claimed, or none. */
export function RuleSheet({ claim, chosen, required = false, onChoose, onClose }: RuleSheetProps) {
  const [query, setQuery] = useState('');
  const rules = usePages('rule.list', { claimable: true, size: 100 });
  useGrowing(rules, true);

  const found = rules.items.filter((rule) => rule.code !== claim?.code && matches(rule, query));
  const row = (rule: Rule, note: string) => (
    <Row
      key={rule.code}
      title={rule.title}
      note={note}
      value={<Num value={rule.points} size={20} sign className="review-rule-points" />}
      tail={<Mark on={chosen?.code === rule.code} />}
      onTap={() => onChoose(rule)}
    />
  );
  return (
    <Sheet open title={WORDS.rules} onClose={onClose}>
      <Field
        bare
        label={WORDS.searchRules}
        placeholder={WORDS.searchRules}
        value={query}
        onInput={setQuery}
      />
      {query.trim() === '' && (
        <>
          {!required && (
            <Row
              title={WORDS.noneRule}
              note={WORDS.noneRuleNote}
              tail={<Mark on={chosen === null} />}
              onTap={() => onChoose(null)}
            />
          )}
          {claim && row(claim, WORDS.claimed)}
        </>
      )}
      <StateView
        load={rules}
        skeleton={<Skeleton shape="row" count={5} />}
        empty={
          found.length === 0 && !rules.hasMore && <Text className="review-none note">{WORDS.noneFound}</Text>
        }
      >
        {() => (
          // What is left to the reviewer says nothing about the author: that is asked for once a rule is chosen.
          <View>
            {found.map((rule) => row({ ...rule, allowance: null }, rule.description))}
            {rules.hasMore && <ListEnd pages={rules} />}
          </View>
        )}
      </StateView>
    </Sheet>
  );
}

const Mark = ({ on }: { on: boolean }) => (
  <View className="review-mark">{on && <Icon name="check" label={WORDS.chosen} />}</View>
);
