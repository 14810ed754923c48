import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { Page } from '../../../components/page';
import { Seal } from '../../../components/seal';
import { platform } from '../../../kernel/platform';
import { replace, routes } from '../../../kernel/routes';
import type { Sent as SentPost } from './use-writing';
import { words } from './words';
import './sent.scss';

interface Props {
  sent: SentPost;
  /** Absent when a post was changed: there is nothing else to write. */
  onAnother?: () => void;
}

/** It is on its way: the outlined seal is stamped down. */
export function Sent({ sent: { id, points }, onAnother }: Props) {
  useEffect(() => platform.vibrate(), []);
  return (
    <Page title={words.title} ground="sheet">
      <View className="sent">
        {points === null ? (
          <View className="sent-mark">
            <Icon name="check" size={28} />
          </View>
        ) : (
          <Seal text={words.waitingSeal} points={points} wait press size="l" turn={1} />
        )}
        <Text className="sent-title">{words.sent}</Text>
        <Text className="sent-note">{words.sentNote(points !== null)}</Text>
        <View className="sent-acts">
          <Button block onTap={() => void replace(routes.deed.post(id))}>
            {words.look}
          </Button>
          {onAnother && (
            <Button kind="line" block onTap={onAnother}>
              {words.writeAnother}
            </Button>
          )}
        </View>
      </View>
    </Page>
  );
}
