import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as cardWords } from '../../../parts/card/own-words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '爱心打折卡' });

/** The cards of kindness of one of my shops: how many, never who is in need. */
export default function CardsPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const pages = usePages('card.ofShop', { merchantId });
  // What a rule is called; nobody waits for it.
  const isByRule = pages.items.some(({ ruleCode }) => ruleCode !== null);
  const rules = useCall('rule.list', isByRule ? { size: 100 } : null).data?.items ?? [];
  const end = useAction(async (cardId: number) => {
    const after = await call('card.end', { cardId });
    pages.change((items) => items.map((item) => (item.id === cardId ? after : item)));
  });
  return (
    <Page
      title={words.title}
      onReachBottom={pages.loadMore}
      foot={
        <Button block onTap={() => void go(routes.shop.cardForm(merchantId))}>
          {words.add}
        </Button>
      }
    >
      {end.error && <Notice kind="error">{end.error.message}</Notice>}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={words.none} text={words.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((card) => (
              <View key={card.id} className="my-card">
                <View className="between">
                  <Text className="t17 b">{`${card.title}，${cardWords.fold(card.percent)}`}</Text>
                  <Text className={cx('fixed t14', card.state === 'open' ? 'done' : 'i3')}>
                    {words.states[card.state]}
                  </Text>
                </View>
                <View className="t15">
                  {cardWords.audience(card, rules.find(({ code }) => code === card.ruleCode)?.title)}
                </View>
                <View className="t15 i2">{words.validity(card)}</View>
                <View className="t14 i3">{cardWords.counts(card)}</View>
                {card.audience === 'need' && <View className="t14 i3">{cardWords.secret}</View>}
                <View className="my-card-acts">
                  {card.audience !== 'need' && card.granted > 0 && (
                    <Button kind="line" small onTap={() => void go(routes.shop.cardHolders(card.id))}>
                      {cardWords.holders}
                    </Button>
                  )}
                  {card.mayEnd && (
                    <Button kind="soft" small loading={end.busy} onTap={() => void end.run(card.id)}>
                      {words.end}
                    </Button>
                  )}
                </View>
              </View>
            ))}
            <ListEnd pages={pages} text={cardWords.listEnd} />
          </View>
        )}
      </StateView>
    </Page>
  );
}
