import { View } from '@tarojs/components';
import { ListPage } from '../../../components/list-page';
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
  return (
    <ListPage
      title={fundWords.title}
      pages={usePages('fund.list', {})}
      lead={<View className="fund-lede serif t17">{words.lede}</View>}
      empty={{ title: words.none, text: words.noneText }}
      end={fundWords.end}
      item={(fund) => (
        <Tap
          key={fund.id}
          className="list-thing"
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
      )}
    />
  );
}
