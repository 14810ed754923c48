import { View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { codeOf, countCharacters } from '@jishan/shared/text';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call, read, type CallError, type Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { send } from '../../../kernel/send';
import { words } from './words';

interface Props {
  /** From an invitation that was shared. */
  code: string;
  onChanged: (household: Reply<'household.mine'>['household']) => void;
}

/** Nobody's household yet: found one, or join one's family's. */
export function NoHousehold({ code, onChanged }: Props) {
  return (
    <View className="household">
      <View className="household-lead i2">{words.lead}</View>
      <Section title={words.join}>
        <Join invited={code} onChanged={onChanged} />
      </Section>
      <Section title={words.found}>
        <Found onChanged={onChanged} />
      </Section>
    </View>
  );
}

function Found({ onChanged }: Pick<Props, 'onChanged'>) {
  // A draft for the sake of its key: however often it is sent, one household is founded.
  const draft = useDraft('household', { name: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const { name } = draft.value;
  const { busy, error, run } = useAction(async () => {
    const found = problemOf(name);
    setProblem(found);
    if (found) return;
    const household = await send('household.found', { name: name.trim() }, { of: draft }).catch(
      async (error: CallError) => {
        // It was founded with an earlier try, under the name of then.
        if (error.code !== 'KEY_REUSED') throw error;
        return (await read('household.mine', {})).household;
      },
    );
    draft.clear();
    onChanged(household);
  });
  return (
    <View className="household-form">
      <Field
        label={words.name}
        placeholder={words.nameHint}
        value={name}
        error={problem ?? error?.message}
        onInput={(typed) => {
          setProblem(null);
          draft.change({ name: typed });
        }}
        onConfirm={() => void run()}
      />
      <Button kind="line" block loading={busy} onTap={() => void run()}>
        {words.foundDo}
      </Button>
    </View>
  );
}

function problemOf(name: string): string | null {
  if (name.trim() === '') return words.needName;
  return countCharacters(name.trim()) > LIMITS.nameChars ? words.nameLong(LIMITS.nameChars) : null;
}

function Join({ invited, onChanged }: { invited: string; onChanged: Props['onChanged'] }) {
  const [typed, setTyped] = useState(invited);
  const [missing, setMissing] = useState(false);
  const [found, setFound] = useState<Reply<'household.peek'> | null>(null);
  const code = codeOf(typed);
  const looking = useAction(async () => {
    setMissing(code === '');
    if (code !== '') setFound(await read('household.peek', { code }));
  });
  return (
    <View className="household-form">
      <Field
        label={words.code}
        placeholder={words.codeHint}
        value={typed}
        error={missing ? words.needCode : looking.error?.message}
        onInput={(next) => {
          setMissing(false);
          looking.clearError();
          setTyped(next);
        }}
        onConfirm={() => void looking.run()}
      />
      <Button kind="line" block loading={looking.busy} onTap={() => void looking.run()}>
        {words.look}
      </Button>
      {found && (
        <AskSheet
          title={words.joinTitle(found.name)}
          text={words.joinText(found.founder, found.members)}
          yes={words.joinDo}
          no={words.cancel}
          onYes={async () => onChanged(await call('household.ask', { code }))}
          onClose={() => setFound(null)}
        />
      )}
    </View>
  );
}
