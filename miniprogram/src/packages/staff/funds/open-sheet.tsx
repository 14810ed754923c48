import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { SwitchBox } from '../../../components/switch-box';
import { useAction } from '../../../kernel/action';
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
  const open = useAction(async () => {
    await send('fund.open', {
      title,
      cause,
      communityId: wholeTown ? null : (me?.community?.id ?? null),
      goal: goal.trim() === '' ? null : Number(goal),
      until: null,
      photos: [],
    });
    onDone(words.opened(title));
  });
  const at = (field: string) => (open.error?.field === field ? open.error.message : undefined);
  return (
    <Sheet
      open
      title={words.open}
      onClose={onClose}
      typed={[title, cause, goal].some(Boolean) || wholeTown}
      foot={
        <Button
          block
          loading={open.busy}
          disabled={title.trim() === '' || cause.trim() === ''}
          onTap={() => void open.run()}
        >
          {words.send}
        </Button>
      }
    >
      {open.error && !['title', 'cause', 'goal'].includes(open.error.field ?? '') && (
        <Notice kind="error">{open.error.message}</Notice>
      )}
      <View className="fund-desk-fields">
        <View className="t15 i2">{words.openLead}</View>
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
      </View>
    </Sheet>
  );
}
