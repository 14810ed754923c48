import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { a11y } from '../../components/a11y';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Page } from '../../components/page';
import type { Reply } from '../../kernel/call';
import { platform } from '../../kernel/platform';
import { go, routes } from '../../kernel/routes';
import { WORDS } from './words';

interface SentProps {
  adjustment: Reply<'adjustment.propose'>;
  onAnother: () => void;
}

/** What became of it: there already, or waiting for a second person. */
export function Sent({ adjustment, onAnother }: SentProps) {
  const { state, resident, points } = adjustment;
  const posted = state === 'posted';
  useEffect(() => platform.vibrate(), []);
  return (
    <Page title={WORDS.title} ground="sheet">
      <View className="adjust-sent" {...a11y({ role: 'status' })}>
        <View className="adjust-sent-mark">
          <Icon name={posted ? 'check' : 'people'} size={28} />
        </View>
        <Text className="serif t22">
          {posted ? WORDS.done.posted(resident.name, points) : WORDS.done.proposed}
        </Text>
        <Text className="t15 i2">{posted ? WORDS.doneText.posted : WORDS.doneText.proposed}</Text>
        <Button kind="line" onTap={onAnother}>
          {WORDS.another}
        </Button>
        <Button kind="soft" onTap={() => void go(routes.admin())}>
          {WORDS.toDesk}
        </Button>
      </View>
    </Page>
  );
}
