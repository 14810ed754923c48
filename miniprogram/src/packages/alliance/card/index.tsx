import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { cx } from '../../../components/cx';
import { Empty } from '../../../components/empty';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { call } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { dateOf } from '../../../kernel/time';
import { useTheme } from '../../../theme/theme';
import { words as cardWords } from '../../../parts/card/words';
import { CodeView } from '../../../parts/code/code-view';
import { words } from './words';
import '../../../parts/voucher/voucher.scss';
import '../../../parts/card/card.scss';

definePageConfig({ navigationBarTitleText: '打折卡' });

/** A card in the hand; it never says for what it was given. */
export default function CardPage() {
  const id = Number(useRouter().params.id);
  const { care } = useTheme();
  const pages = usePages('card.mine', { size: 50 });
  const holding = pages.items.find((one) => one.id === id);
  const facts = holding && [
    [words.untilName, dateOf(holding.until - 1)],
    [words.usesName, cardWords.usesLeft(holding)],
    [words.state, cardWords.states[holding.state]],
  ];
  return (
    <Page title={words.cardTitle} className="voucher-page">
      <StateView
        load={pages}
        skeleton={<Skeleton shape="art" count={2} />}
        empty={
          !holding && (
            <Empty
              title={words.gone}
              text={words.goneText}
              action={{ label: words.goneAct, onTap: () => void go(routes.alliance.cards()) }}
            />
          )
        }
      >
        {() =>
          holding && (
            <View className={cx('theme', care && 'theme-care', 'voucher')}>
              <View className="voucher-paper">
                <View className="voucher-head">
                  <View className="grow">
                    <View className="serif t22">{holding.title}</View>
                    <View className="t14 i2">
                      {holding.shop}
                      <View className="dt" />
                      {holding.address}
                    </View>
                  </View>
                  <Text className="voucher-now num">{cardWords.fold(holding.percent)}</Text>
                </View>
                <View className="voucher-cut" />
                {holding.state === 'good' && (
                  <CodeView of={`card-${id}`} show={() => call('card.show', { holdingId: id })} />
                )}
                <View className="voucher-cut" />
                <View className="voucher-facts">
                  {facts?.map(([name, value]) => (
                    <View key={name} className="voucher-fact">
                      <View className="t12 i3">{name}</View>
                      <Text className="t15">{value}</Text>
                    </View>
                  ))}
                </View>
              </View>
              {holding.terms && <View className="voucher-how">{holding.terms}</View>}
              <View className="voucher-how">{words.how}</View>
            </View>
          )
        }
      </StateView>
    </Page>
  );
}
