import { View } from '@tarojs/components';
import { useState } from 'react';
import { RadioGroup } from '../../components/choices';
import { Empty } from '../../components/empty';
import { Field } from '../../components/field';
import { Section } from '../../components/section';
import { Tabs } from '../../components/tabs';
import { Windowed } from '../../components/windowed';
import { byGroup, findRules } from './find-rules';
import { RuleRow } from './rule-row';
import type { RuleView } from './types';
import { words } from './words';
import './rule-list.scss';

interface Props {
  rules: RuleView[];
  now: number;
  onPick: (rule: RuleView) => void;
  /** Marks the chosen rule with this word on its seal. */
  chosen?: { code: string | null; seal: string };
}

const ALL = 'all';

/** Every rule by its group, each group one tap away, with a search over all of them. */
export function RuleList({ rules, now, onPick, chosen }: Props) {
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState(ALL);
  const groups = byGroup(findRules(rules, query));
  // A search goes through all of them.
  const shown = query === '' && group !== ALL ? groups.filter(({ code }) => code === group) : groups;
  const tabs = [{ code: ALL, title: words.all }, ...groups].map(({ code, title }) => ({
    key: code,
    label: title,
  }));
  const sections = (
    <Windowed items={shown} part={1} height={({ rules: own }) => 60 + own.length * 72}>
      {(one) => (
        <Section
          key={one.code}
          className="rule-list-group"
          title={one.title}
          note={words.count(one.rules.length)}
        >
          {one.rules.map((rule) => (
            <RuleRow
              key={rule.code}
              rule={rule}
              now={now}
              role={chosen ? 'radio' : 'button'}
              chosen={chosen?.code === rule.code ? chosen.seal : undefined}
              onTap={() => onPick(rule)}
            />
          ))}
        </Section>
      )}
    </Windowed>
  );
  return (
    <>
      <Field
        bare
        className="rule-list-search"
        label={words.search}
        placeholder={words.searchHint}
        value={query}
        onInput={setQuery}
      />
      {query === '' && groups.length > 1 && (
        <View className="rule-list-tabs">
          <Tabs items={tabs} value={group} onChange={setGroup} label={words.groups} />
        </View>
      )}
      {shown.length === 0 && (
        <Empty
          title={words.none}
          text={words.noneText}
          action={{ label: words.showAll, onTap: () => setQuery('') }}
        />
      )}
      {chosen ? <RadioGroup label={words.rules}>{sections}</RadioGroup> : sections}
    </>
  );
}
