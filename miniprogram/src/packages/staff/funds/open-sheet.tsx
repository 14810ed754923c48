import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Field } from '../../../components/field';
import { SwitchBox } from '../../../components/switch-box';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { words } from './words';

interface Props {
  onDone: (sentence: string) => void;
  onClose: () => void;
}

/** A fund with a stated cause; the town's administrators may open one for the whole town. */
export function OpenSheet({ onDone, onClose }: Props) {
  const me = useMe();
  const [title, setTitle] = useState('');
  const [cause, setCause] = useState('');
  const [goal, setGoal] = useState('');
  const [wholeTown, setWholeTown] = useState(false);
  return (
    <AskSheet
      title={words.open}
      text={words.openLead}
      yes={words.send}
      ready={title.trim() !== '' && cause.trim() !== ''}
      fields={['title', 'cause', 'goal']}
      typed={title !== '' || cause !== '' || goal !== ''}
      onYes={async () => {
        await send('fund.open', {
          title,
          cause,
          communityId: wholeTown ? null : (me?.community?.id ?? null),
          goal: goal.trim() === '' ? null : Number(goal),
          until: null,
          photos: [],
        });
        onDone(words.opened(title));
      }}
      onClose={onClose}
    >
      {(at) => (
        <>
          <Field
            label={words.name}
            value={title}
            onInput={setTitle}
            placeholder={words.namePlaceholder}
            max={LIMITS.nameChars}
            error={at('title')}
          />
          <Field
            label={words.cause}
            value={cause}
            onInput={setCause}
            multiline
            max={LIMITS.fundCauseChars}
            error={at('cause')}
          />
          <Field label={words.goal} value={goal} onInput={setGoal} digits error={at('goal')} />
          {me?.role === 'admin' && (
            <SwitchBox
              on={wholeTown}
              onChange={setWholeTown}
              title={words.wholeTown}
              note={words.wholeTownNote}
            />
          )}
        </>
      )}
    </AskSheet>
  );
}
