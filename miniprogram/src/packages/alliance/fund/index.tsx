import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { PhotoGrid } from '../../../components/photo-grid';
import { Rule } from '../../../components/rule';
import { ThingPage } from '../../../components/thing-page';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { useSession } from '../../../kernel/session';
import { useParamId, useThing } from '../../../kernel/thing';
import { Sums } from '../../../parts/fund/sums';
import { words as fundWords } from '../../../parts/fund/words';
import { Gifts } from './gifts';
import { GiveSheet } from './give-sheet';
import { Uses } from './uses';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '爱心基金', enablePullDownRefresh: true });

type Fund = Reply<'fund.get'>;

const toFunds = () => void go(routes.alliance.funds());

/** One fund: what it is for, what came in, and where every point went. */
export default function FundPage() {
  const of = useThing('fund.get', useParamId(), (fundId) => ({ fundId }));
  const [giving, setGiving] = useState(false);
  const [thanked, setThanked] = useState(false);
  return (
    <ThingPage
      title={fundWords.title}
      of={of}
      gone={{ title: words.gone, text: words.goneText, action: { label: fundWords.title, onTap: toFunds } }}
      foot={({ id, state }) => state === 'running' && <Foot fundId={id} onGive={() => setGiving(true)} />}
    >
      {(fund) => (
        <>
          {thanked && <Notice kind="done">{words.thanks}</Notice>}
          <Head fund={fund} />
          <Uses fund={fund} />
          <Gifts key={fund.gifts} fund={fund} />
          {giving && (
            <GiveSheet
              fundId={fund.id}
              onGiven={() => {
                setThanked(true);
                void of.reload();
              }}
              onClose={() => setGiving(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

function Foot({ fundId, onGive }: { fundId: number; onGive: () => void }) {
  const { signedIn } = useSession();
  const signIn = () => void go(routes.mine.signIn(routes.alliance.fund(fundId)));
  return (
    <Button block onTap={signedIn ? onGive : signIn}>
      {signedIn ? words.give : words.signIn}
    </Button>
  );
}

function Head({ fund }: { fund: Fund }) {
  return (
    <>
      <View className="gutter fund-head">
        <View className="serif t22">{fund.title}</View>
        <View className="t14 i2">
          {fund.unit}
          <View className="dt" />
          {fundWords.states[fund.state]}
        </View>
        <View className="t15 fund-cause">{fund.cause}</View>
        <PhotoGrid photos={fund.photos} />
      </View>
      <Rule kind="ww" />
      <View className="gutter">
        <Sums fund={fund} />
        <View className="t14 i3">
          {[words.givers(fund.givers), ...(fund.until === null ? [] : [words.until(fund.until)])].join('，')}
        </View>
        {fund.mine !== null && fund.mine > 0 && <View className="t14 done">{words.mine(fund.mine)}</View>}
      </View>
      {fund.state !== 'running' && <View className="t15 i2 fund-over">{words.over(fund.left)}</View>}
    </>
  );
}
