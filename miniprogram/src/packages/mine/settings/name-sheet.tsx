import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Field } from '../../../components/field';
import { nameProblem } from '../../../parts/me/name-rule';
import { nameWords } from '../../../parts/me/name-words';
import { WORDS } from './words';

interface NameSheetProps {
  value: string;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Another name: what is wrong with it is told as it is typed. */
export function NameSheet({ value, onSave, onClose }: NameSheetProps) {
  const [name, setName] = useState(value);
  const isTyped = name !== value;
  const problem = nameProblem(name);
  return (
    <AskSheet
      title={WORDS.changeName}
      yes={WORDS.save}
      ready={!problem}
      fields={['name']}
      typed={isTyped}
      onYes={() => onSave(name.trim())}
      onClose={onClose}
    >
      {(at) => (
        <Field
          label={nameWords.name}
          hint={nameWords.hint}
          value={name}
          nickname
          error={(isTyped ? problem : undefined) ?? at('name')}
          onInput={setName}
        />
      )}
    </AskSheet>
  );
}
