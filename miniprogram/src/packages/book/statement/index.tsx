import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { ListPage } from '../../../components/list-page';
import { Notice } from '../../../components/notice';
import { grouped, Num } from '../../../components/num';
import { Skeleton } from '../../../components/skeleton';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { photoUrl } from '../../../kernel/assets';
import { read, type Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { ago } from '../../../kernel/time';
import { MonthHead } from '../../../parts/points/month-head';
import { monthOf, monthTitle } from '../../../parts/points/months';
import { ReasonSheet } from '../../../parts/points/reason-sheet';
import { WORDS as pointsWords } from '../../../parts/points/words';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '对账单', enablePullDownRefresh: true });

type Statement = Reply<'points.statement'>;

const monthIn = (text = '') => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : monthOf());

/** One month of the balance as a bank would tell it: from what it began with, by every movement, to what it ended with. */
export default function StatementPage() {
  const { params } = useRouter();
  const [month, setMonth] = useState(() => monthIn(params.month));
  const [reason, setReason] = useState<number | null>(null);
  const movements = usePages('points.statement', { month });
  const file = useAction(async () => {
    const { path, name } = await read('points.statementFile', { month });
    await platform.openFile(photoUrl(path), name);
  });
  const inNotice = useCall('points.summary', {}).data?.inNotice ?? 0;
  const { first } = movements;
  return (
    <ListPage
      title={WORDS.statement}
      pages={movements}
      lead={
        <View className="gutter">
          <MonthHead title={WORDS.statementOf(monthTitle(month))} month={month} onMonth={setMonth} />
        </View>
      }
      isFull={first !== null}
      skeleton={<Skeleton shape="row" count={8} />}
      head={
        first && (
          <>
            <Sums {...first} />
            <View className="t14 i3 statement-why">{WORDS.why}</View>
            {month === monthOf() && inNotice > 0 && (
              <View className="t14 i3">{WORDS.inNotice(grouped(inNotice))}</View>
            )}
            <View className="serif t17 statement-title">{WORDS.movements}</View>
          </>
        )
      }
      empty={{ title: WORDS.statementEmpty }}
      end={movements.items.length === 0 ? WORDS.statementEmpty : pointsWords.end}
      item={(movement) => <Movement key={movement.id} movement={movement} onOpen={setReason} />}
      foot={
        <>
          {file.error && <Notice kind="warn">{file.error.message}</Notice>}
          <Button kind="line" block loading={file.busy} onTap={() => void file.run()}>
            {file.busy ? WORDS.downloading : WORDS.download}
          </Button>
        </>
      }
    >
      <ReasonSheet transferId={reason} onClose={() => setReason(null)} />
    </ListPage>
  );
}

function Sums({ month, opening, gained, used, closing }: Statement) {
  const running = month === monthOf();
  const lines = [
    { name: WORDS.opening, value: opening, sign: false },
    { name: pointsWords.gained, value: gained, sign: true },
    { name: pointsWords.used, value: used && -used, sign: false },
    { name: running ? WORDS.closingNow : WORDS.closing, value: closing, sign: false },
  ];
  return (
    <View>
      {lines.map(({ name, value, sign }) => (
        <View key={name} className="statement-sum">
          <Text className="i2">{name}</Text>
          <Num value={value} size={20} sign={sign && value > 0} />
        </View>
      ))}
    </View>
  );
}

function Movement({
  movement: { id, at, title, note, amount, balance },
  onOpen,
}: {
  movement: Statement['items'][number];
  onOpen: (id: number) => void;
}) {
  return (
    <Tap className="statement-line" onTap={() => onOpen(id)}>
      <View className="grow">
        <Text className="statement-what">{title}</Text>
        <Text className="statement-note t12 i3">{[ago(at), note].filter(Boolean).join('，')}</Text>
      </View>
      <View className="statement-amount">
        <Num value={amount} size={20} sign className={amount > 0 ? 'gain' : ''} />
        <View className="t12 i3 statement-balance">{WORDS.balanceThen(grouped(balance))}</View>
      </View>
    </Tap>
  );
}
