import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { hoursText } from '@jishan/shared/hours';
import { priceText } from '@jishan/shared/money';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Seal } from '../../../components/seal';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { call, type Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { useParamId, useThing } from '../../../kernel/thing';
import { clock } from '../../../kernel/time';
import { CodeView } from '../../../parts/code/code-view';
import { VoucherFacts, VoucherPaper } from '../../../parts/voucher/paper';
import { words as voucherWords } from '../../../parts/voucher/words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '兑换券', enablePullDownRefresh: true });

type Voucher = Reply<'voucher.get'>;

/** How often an open voucher asks whether it has been used. */
const ASK_MS = 2_000;

const toVouchers = () => void go(routes.alliance.vouchers());

/** A voucher in the hand, and what became of it. */
export default function VoucherPage() {
  const of = useThing('voucher.get', useParamId(), (voucherId) => ({ voucherId }));
  const [asking, setAsking] = useState(false);
  useUsed(of.data, of.reload);
  return (
    <ThingPage
      title={words.title}
      className="voucher-page"
      of={of}
      skeleton={<Skeleton shape="art" count={2} />}
      gone={{ title: words.gone, text: words.goneText, action: { label: words.goneAct, onTap: toVouchers } }}
    >
      {(voucher) => (
        <>
          <Paper voucher={voucher} onCancel={() => setAsking(true)} />
          {asking && (
            <AskSheet
              title={words.cancelAsk}
              text={words.cancelText(voucher.points)}
              yes={words.cancelDo}
              no={words.keep}
              onYes={async () => {
                const after = await call('voucher.cancel', { voucherId: voucher.id });
                of.change(() => after);
              }}
              onClose={() => setAsking(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

/** Asks while it is open whether it has been used; a short buzz when it just was. */
function useUsed(voucher: Voucher | null, reload: () => Promise<void>): void {
  const before = useRef<Voucher['state'] | null>(null);
  const again = useRef(reload);
  const state = voucher?.state ?? null;
  useEffect(() => {
    again.current = reload;
  });
  useEffect(() => {
    if (before.current === 'open' && state === 'used') platform.vibrate();
    before.current = state;
    if (state !== 'open') return;
    const timer = setInterval(() => void again.current(), ASK_MS);
    return () => clearInterval(timer);
  }, [state]);
}

function Paper({ voucher, onCancel }: { voucher: Voucher; onCancel: () => void }) {
  const { id, state, title, shop, address, points } = voucher;
  const isOpen = state === 'open';
  return (
    <VoucherPaper
      title={title}
      where={
        <>
          {shop}
          <View className="dt" />
          {address}
        </>
      }
      price={
        <View className="voucher-price">
          <View className="voucher-now num">{priceText(voucher.price)}</View>
          <View className="old-price">{priceText(voucher.listPrice)}</View>
        </View>
      }
      more={
        <>
          {isOpen && (
            <View className="voucher-how">
              <View>{words.how}</View>
              <View>{words.then}</View>
            </View>
          )}
          <View className="voucher-more">
            <View className="t14 i3">{`${words.hours}：${hoursText(voucher.hours)}`}</View>
            <Acts voucher={voucher} onCancel={onCancel} />
          </View>
        </>
      }
    >
      {isOpen ? (
        <CodeView of={`voucher-${id}`} show={() => call('voucher.show', { voucherId: id })} />
      ) : (
        <Closed voucher={voucher} />
      )}
      <VoucherFacts
        facts={[
          [words.until, clock(voucher.expiresAt)],
          [words.paid, voucherWords.points(points)],
          [words.state, voucherWords.states[state], isOpen ? 'done b' : ''],
        ]}
      />
    </VoucherPaper>
  );
}

/** Unused it can be given back; used, a word to the shop closes the round. */
function Acts({
  voucher: { state, offerId, merchantId },
  onCancel,
}: {
  voucher: Voucher;
  onCancel: () => void;
}) {
  if (state === 'open')
    return (
      <Button kind="line" small onTap={onCancel}>
        {words.cancel}
      </Button>
    );
  return (
    <>
      {state === 'used' && (
        <Button onTap={() => void go(routes.alliance.shop(merchantId, { thank: true }))}>
          {words.thank}
        </Button>
      )}
      <Button kind="line" small onTap={() => void go(routes.alliance.offer(offerId))}>
        {words.seeOffer}
      </Button>
    </>
  );
}

function Closed({ voucher }: { voucher: Voucher }) {
  const { state, closedAt, note } = voucher;
  if (state === 'open') return null;
  return (
    <View className="voucher-closed">
      <Seal
        text={voucherWords.states[state].slice(1)}
        points={state === 'used' ? -voucher.points : voucher.points}
        size="l"
        wait={state !== 'used'}
        press={state === 'used'}
      />
      <View className="voucher-closed-text t15">
        {words.closed[state](closedAt === null ? '' : clock(closedAt), note)}
      </View>
    </View>
  );
}
