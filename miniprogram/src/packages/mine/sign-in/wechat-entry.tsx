import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Tap } from '../../../components/tap';
import { platform } from '../../../kernel/platform';
import { signInWithWechat } from '../../../kernel/sign-in';
import { WORDS } from './words';

interface WechatEntryProps {
  busy: boolean;
  onEnter: (how: () => Promise<void>) => void;
}

export function WechatEntry({ busy, onEnter }: WechatEntryProps) {
  return (
    <View className="session-wechat">
      <Button block loading={busy} onTap={() => onEnter(signInWithWechat)}>
        {WORDS.wechat}
      </Button>
      <View className="session-privacy">
        <Text>{WORDS.privacyBefore}</Text>
        <Tap className="session-contract" role="link" onTap={() => platform.openPrivacyContract()}>
          {WORDS.privacy}
        </Tap>
        <Text>{WORDS.privacyAfter}</Text>
      </View>
    </View>
  );
}
