import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Sheet } from '../../../components/sheet';
import type { CallError } from '../../../kernel/call';
import { nameProblem } from '../../../parts/me/name-rule';
import { nameWords } from '../../../parts/me/name-words';
import { WORDS } from './words';

interface NameSheetProps {
  value: string;
  busy: boolean;
  error: CallError | null;
  onSave: (name: string) => void;
  onClose: () => void;
}

export function NameSheet({ value, busy, error, onSave, onClose }: NameSheetProps) {
  const [name, setName] = useState(value);
  const [tried, setTried] = useState(false);
  const problem = nameProblem(name);
  const save = () => {
    setTried(true);
    if (!problem) onSave(name.trim());
  };
  return (
    <Sheet
      open
      title={WORDS.changeName}
      onClose={onClose}
      typed={name !== value}
      foot={
        <Button block loading={busy} onTap={save}>
          {WORDS.save}
        </Button>
      }
    >
      <Field
        label={nameWords.name}
        hint={nameWords.hint}
        value={name}
        nickname
        error={(tried ? problem : undefined) ?? error?.message}
        onInput={setName}
        onConfirm={save}
      />
    </Sheet>
  );
}
