import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { routes } from '../../../kernel/routes';
import { Home } from './home';
import { NoHousehold } from './no-household';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '我的家庭',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});

/** My family: honour is pooled, the balance stays one's own. */
export default function HouseholdPage() {
  const { code } = useRouter().params;
  const load = useCall('household.mine', {});
  const household = load.data?.household ?? null;
  const change = (next: Reply<'household.mine'>['household']) => load.change(() => ({ household: next }));
  useShareAppMessage(() => ({
    title: household ? words.shareTitle(household.name) : words.title,
    path: household?.invite ? routes.book.household(household.invite.code) : routes.main.home(),
  }));
  return (
    <ThingPage
      title={words.title}
      of={{ ...load, gone: false }}
      skeleton={<Skeleton shape="row" count={5} />}
      gone={{ title: words.title }}
    >
      {() =>
        household ? (
          <Home household={household} onChanged={change} />
        ) : (
          <NoHousehold code={code ?? ''} onChanged={change} />
        )
      }
    </ThingPage>
  );
}
