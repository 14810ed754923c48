import { Text, View } from '@tarojs/components';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { call } from '../../../kernel/call';
import { useFound } from '../../../kernel/found';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useParamId } from '../../../kernel/thing';
import { dateOf } from '../../../kernel/time';
import { words as cardWords } from '../../../parts/card/words';
import { CodeView } from '../../../parts/code/code-view';
import { VoucherFacts, VoucherPaper } from '../../../parts/voucher/paper';
import { words } from './words';
import '../../../parts/card/card.scss';

definePageConfig({ navigationBarTitleText: '打折卡', enablePullDownRefresh: true });

/** A card in the hand; it never says for what it was given. */
export default function CardPage() {
  const id = useParamId();
  const pages = usePages('card.mine', id === null ? null : { size: 50 });
  return (
    <ThingPage
      title={words.cardTitle}
      className="voucher-page"
      of={useFound(pages, id === null ? null : (one) => one.id === id)}
      skeleton={<Skeleton shape="art" count={2} />}
      gone={{
        title: words.gone,
        text: words.goneText,
        action: { label: words.goneAct, onTap: () => void go(routes.alliance.cards()) },
      }}
    >
      {(holding) => (
        <VoucherPaper
          title={holding.title}
          where={
            <>
              {holding.shop}
              <View className="dt" />
              {holding.address}
            </>
          }
          price={<Text className="voucher-now num">{cardWords.fold(holding.percent)}</Text>}
          more={
            <>
              {holding.terms && <View className="voucher-how">{holding.terms}</View>}
              <View className="voucher-how">{words.how}</View>
            </>
          }
        >
          {holding.state === 'good' && (
            <CodeView of={`card-${holding.id}`} show={() => call('card.show', { holdingId: holding.id })} />
          )}
          <VoucherFacts
            facts={[
              [words.untilName, dateOf(holding.until - 1)],
              [words.usesName, cardWords.usesLeft(holding)],
              [words.state, cardWords.states[holding.state]],
            ]}
          />
        </VoucherPaper>
      )}
    </ThingPage>
  );
}
