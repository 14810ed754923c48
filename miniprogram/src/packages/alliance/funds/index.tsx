import { View } from '@tarojs/components';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tap } from '../../../components/tap';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { Sums } from '../../../parts/fund/sums';
import { words as fundWords } from '../../../parts/fund/words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '爱心基金', enablePullDownRefresh: true });

/** The funds of the town: those that are open first. */
export default function FundsPage() {
  const pages = usePages('fund.list', {});
  return (
    <Page title={fundWords.title} onReachBottom={pages.loadMore} onPullDown={pages.refresh}>
      <View className="fund-lede serif t17">{words.lede}</View>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={words.none} text={words.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((fund) => (
              <Tap
                key={fund.id}
                className="fund-row"
                role="link"
                onTap={() => void go(routes.alliance.fund(fund.id))}
              >
                <View className="between">
                  <View className="serif t17 grow">{fund.title}</View>
                  <View className="t14 i3 fixed">{fundWords.states[fund.state]}</View>
                </View>
                <View className="t14 i2">{fund.region}</View>
                <Sums fund={fund} />
              </Tap>
            ))}
            <ListEnd pages={pages} text={fundWords.end} />
          </View>
        )}
      </StateView>
    </Page>
  );
}
