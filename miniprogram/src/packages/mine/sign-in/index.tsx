import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Brand } from '../../../components/brand';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Rule } from '../../../components/rule';
import { useAction } from '../../../kernel/action';
import { nextOf } from '../../../kernel/next';
import { platform } from '../../../kernel/platform';
import { replaceAll, routes } from '../../../kernel/routes';
import { isSettled, session } from '../../../kernel/session';
import { Personas } from './personas';
import { WechatEntry } from './wechat-entry';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '登录' });

/** Where one signs in: by WeChat in the mini program, as one of the drawn people in a demo town's web page. */
export default function SignInPage() {
  const { next } = useRouter().params;
  const signIn = useAction(async (how: () => Promise<void>) => {
    await how();
    const to = nextOf(next);
    const { me } = session.get();
    await replaceAll(me && !isSettled(me) ? routes.mine.settle(to) : to);
  });
  const enter = (how: () => Promise<void>) => void signIn.run(how);
  return (
    <Page big={WORDS.title} ground="paper">
      <View className="session-head">
        <View className="session-mark">
          <Brand />
          <Text className="session-name">积善</Text>
        </View>
        <Text className="session-motto">{WORDS.motto}</Text>
        <Text className="session-town">{WORDS.town}</Text>
      </View>
      <Rule kind="ww" />
      {signIn.error && (
        <Notice kind="error" className="session-error">
          {signIn.error.message}
        </Notice>
      )}
      {platform.signsInSilently ? (
        <WechatEntry busy={signIn.busy} onEnter={enter} />
      ) : (
        <Personas busy={signIn.busy} onEnter={enter} />
      )}
    </Page>
  );
}
