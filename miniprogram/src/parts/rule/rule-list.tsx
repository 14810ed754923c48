import { useState } from 'react';
import { Empty } from '../../components/empty';
import { Field } from '../../components/field';
import { Section } from '../../components/section';
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

/** Every rule by its group, with a search over all of them. */
export function RuleList({ rules, now, onPick, chosen }: Props) {
  const [query, setQuery] = useState('');
  const found = findRules(rules, query);
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
      {found.length === 0 && (
        <Empty
          title={words.none}
          text={words.noneText}
          action={{ label: words.showAll, onTap: () => setQuery('') }}
        />
      )}
      <Windowed items={byGroup(found)} part={1} height={({ rules }) => 60 + rules.length * 72}>
        {(group) => (
          <Section
            key={group.code}
            className="rule-list-group"
            title={group.title}
            note={words.count(group.rules.length)}
          >
            {group.rules.map((rule) => (
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
    </>
  );
}
