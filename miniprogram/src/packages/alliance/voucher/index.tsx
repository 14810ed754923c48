import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { hoursText } from '@jishan/shared/hours';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Empty } from '../../../components/empty';
import { Page } from '../../../components/page';
import { Seal } from '../../../components/seal';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { call, type Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { clock } from '../../../kernel/time';
import { useTheme } from '../../../theme/theme';
import { CodeView } from '../../../parts/code/code-view';
import { words as voucherWords } from '../../../parts/voucher/words';
import { CancelSheet } from './cancel-sheet';
import { words } from './words';
import '../../../parts/voucher/voucher.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '兑换券' });

type Voucher = Reply<'voucher.get'>;

/** How often an open voucher asks whether it has been used. */
const ASK_MS = 2_000;

/** A voucher in the hand: white paper in every theme, because a scanner wants black on white. */
export default function VoucherPage() {
  const voucherId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(voucherId) && voucherId > 0;
  const load = useCall('voucher.get', known ? { voucherId } : null);
  const voucher = load.data;
  const [asking, setAsking] = useState(false);
  const { care } = useTheme();
  const open = voucher?.state === 'open';
  useUsed(voucher);
  const { reload } = load;
  const again = useRef(reload);
  useEffect(() => {
    again.current = reload;
  });
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => void again.current(), ASK_MS);
    return () => clearInterval(timer);
  }, [open]);

  if (!known || load.error?.code === 'NOT_FOUND')
    return (
      <Page title={words.title}>
        <Empty
          title={words.gone}
          text={words.goneText}
          action={{ label: words.goneAct, onTap: () => void go(routes.alliance.vouchers()) }}
        />
      </Page>
    );
  return (
    <Page title={words.title} className="voucher-page">
      <StateView load={load} skeleton={<Skeleton shape="art" count={2} />}>
        {() =>
          voucher && (
            <View className={cx('theme', care && 'theme-care', 'voucher')}>
              <View className="voucher-paper">
                <Head voucher={voucher} />
                <View className="voucher-cut" />
                {open ? (
                  <CodeView of={`voucher-${voucherId}`} show={() => call('voucher.show', { voucherId })} />
                ) : (
                  <Closed voucher={voucher} />
                )}
                <View className="voucher-cut" />
                <Facts voucher={voucher} />
              </View>
              {open && (
                <View className="voucher-how">
                  <View>{words.how}</View>
                  <View>{words.then}</View>
                </View>
              )}
              <View className="voucher-more">
                <View className="t14 i3">{`${words.hours}：${hoursText(voucher.hours)}`}</View>
                {open ? (
                  <Button kind="line" small onTap={() => setAsking(true)}>
                    {words.cancel}
                  </Button>
                ) : (
                  <Button kind="line" small onTap={() => void go(routes.alliance.offer(voucher.offerId))}>
                    {words.seeOffer}
                  </Button>
                )}
              </View>
            </View>
          )
        }
      </StateView>
      {asking && voucher && (
        <CancelSheet
          voucher={voucher}
          onDone={(after) => {
            load.change(() => after);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

/** A short buzz when what was open has just been used. */
function useUsed(voucher: Voucher | null): void {
  const before = useRef<Voucher['state'] | null>(null);
  const state = voucher?.state ?? null;
  useEffect(() => {
    if (before.current === 'open' && state === 'used') platform.vibrate();
    before.current = state;
  }, [state]);
}

function Head({ voucher }: { voucher: Voucher }) {
  return (
    <View className="voucher-head">
      <View className="grow">
        <View className="serif t22">{voucher.title}</View>
        <View className="t14 i2">
          {voucher.shop}
          <View className="dt" />
          {voucher.address}
        </View>
      </View>
      <View className="voucher-price">
        <View className="voucher-now num">{priceText(voucher.price)}</View>
        <View className="voucher-old">{priceText(voucher.listPrice)}</View>
      </View>
    </View>
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

function Facts({ voucher }: { voucher: Voucher }) {
  const facts = [
    [words.until, clock(voucher.expiresAt)],
    [words.paid, voucherWords.points(voucher.points)],
    [words.state, voucherWords.states[voucher.state]],
  ];
  return (
    <View className="voucher-facts">
      {facts.map(([name, value]) => (
        <View key={name} className="voucher-fact">
          <View className="t12 i3">{name}</View>
          <Text className={name === words.state && voucher.state === 'open' ? 't15 done b' : 't15'}>
            {value}
          </Text>
        </View>
      ))}
    </View>
  );
}
