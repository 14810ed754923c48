import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { codeOf } from '@jishan/shared/text';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { useAction } from '../../../kernel/action';
import { decoded } from '../../../kernel/address';
import { call, type Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { counterName } from '../../../parts/shop/counter-name';
import { ShopSwitch } from '../../../parts/shop/shop-switch';
import { Recent } from './recent';
import { SettleSheet } from './settle-sheet';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '扫码核销', enablePullDownRefresh: true });

type Presented = Reply<'counter.check'>;

/** The counter: scan or type, see what to take, one tap. Also opened by WeChat's own scanner, with the code in `q`. */
export default function CounterPage() {
  const { params } = useRouter();
  const mine = useCall('merchant.mine', {});
  const shops = (mine.data?.shops ?? []).filter(({ state }) => ['open', 'paused', 'left'].includes(state));
  const [chosen, setChosen] = useState(Number(params.merchantId) || null);
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0];
  const code = params.code ?? params.q;
  const [given, setGiven] = useState(code && decoded(code));
  return (
    <ThingPage
      title={counterName()}
      of={{ ...mine, gone: mine.data !== null && shops.length === 0 }}
      skeleton={<Skeleton shape="art" count={2} />}
      gone={{
        ...{ title: words.notClerk, text: words.notClerkText },
        action: { label: words.vouchers, onTap: () => void go(routes.alliance.vouchers()) },
      }}
    >
      {() =>
        shop && (
          <>
            {shops.length === 1 && <View className="gutter list-lead serif t22">{shop.name}</View>}
            <ShopSwitch shops={shops} chosen={shop} onChoose={setChosen} />
            <Counter key={shop.id} merchantId={shop.id} given={given} onTaken={() => setGiven(undefined)} />
          </>
        )
      }
    </ThingPage>
  );
}

interface CounterProps {
  merchantId: number;
  /** The code that the page was opened with, which is checked once. */
  given: string | undefined;
  onTaken: () => void;
}

function Counter({ merchantId, given, onTaken }: CounterProps) {
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [seen, setSeen] = useState<Presented | null>(null);
  const [kind, setKind] = useState<Presented['kind']>('voucher');
  const recent = usePages('counter.recent', { merchantId, kind });
  const check = useAction(async (code: string) => {
    setSeen(await call('counter.check', { merchantId, code }));
    setNumber('');
  });
  const scan = useAction(async () => {
    const code = await platform.scan();
    if (code !== null) await check.run(code);
  });
  const type = () => {
    const digits = codeOf(number);
    setWrong(/^\d{8}$/.test(digits) ? undefined : words.shortNumber);
    if (/^\d{8}$/.test(digits)) void check.run(digits);
  };
  useEffect(() => {
    if (given === undefined) return;
    onTaken();
    void check.run(given);
    // Once, with the code that it was opened with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const error = check.error ?? scan.error;
  return (
    <>
      <View className="gutter counter">
        {error && (
          <Notice kind="error" className="counter-wrong">
            {error.message}
          </Notice>
        )}
        {platform.canScan && (
          <>
            <Button
              block
              icon="scan"
              className="counter-scan"
              loading={check.busy || scan.busy}
              onTap={() => void scan.run()}
            >
              {words.scan}
            </Button>
            <View className="t14 i3 counter-note">{words.scanNote}</View>
          </>
        )}
        <View className="counter-number">
          <Field
            className="grow"
            label={platform.canScan ? words.orNumber : words.onlyNumber}
            value={number}
            onInput={setNumber}
            digits
            placeholder={words.numberHint}
            error={wrong}
            onConfirm={type}
          />
          <Button kind="line" loading={check.busy && !platform.canScan} onTap={type}>
            {words.check}
          </Button>
        </View>
      </View>
      <View className="gutter">
        <Segmented
          items={(['voucher', 'card', 'order'] as const).map((key) => ({ key, label: words.kinds[key] }))}
          value={kind}
          onChange={setKind}
          label={words.recent}
        />
      </View>
      <Recent merchantId={merchantId} pages={recent} />
      {seen && (
        <SettleSheet
          merchantId={merchantId}
          seen={seen}
          onSettled={() => {
            setKind(seen.kind);
            void recent.refresh();
          }}
          onClose={() => setSeen(null)}
        />
      )}
    </>
  );
}
