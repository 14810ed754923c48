import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { PhotoGrid } from '../../../components/photo-grid';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useSession } from '../../../kernel/session';
import { Sums } from '../../../parts/fund/sums';
import { words as fundWords } from '../../../parts/fund/words';
import { Gifts } from './gifts';
import { GiveSheet } from './give-sheet';
import { Uses } from './uses';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '爱心基金' });

/** One fund: what it is for, what came in, and where every point went. */
export default function FundPage() {
  const fundId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(fundId) && fundId > 0;
  const load = useCall('fund.get', known ? { fundId } : null);
  const fund = load.data;
  const { signedIn } = useSession();
  const [giving, setGiving] = useState(false);
  const [thanked, setThanked] = useState(false);
  if (!known || load.error?.code === 'NOT_FOUND')
    return (
      <Page title={fundWords.title}>
        <Empty
          title={words.gone}
          text={words.goneText}
          action={{ label: fundWords.title, onTap: () => void go(routes.alliance.funds()) }}
        />
      </Page>
    );
  return (
    <Page
      title={fundWords.title}
      foot={
        fund?.state === 'running' &&
        (signedIn ? (
          <Button block onTap={() => setGiving(true)}>
            {words.give}
          </Button>
        ) : (
          <Button block onTap={() => void go(routes.main.signIn(routes.alliance.fund(fundId)))}>
            {words.signIn}
          </Button>
        ))
      }
    >
      <StateView load={load} skeleton={<Skeleton shape="lines" count={8} />}>
        {() =>
          fund && (
            <>
              {thanked && <Notice kind="done">{words.thanks}</Notice>}
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
                  {[
                    words.givers(fund.givers),
                    ...(fund.goal === null ? [] : [words.goal(fund.goal)]),
                    ...(fund.until === null ? [] : [words.until(fund.until)]),
                  ].join('，')}
                </View>
                {fund.mine !== null && fund.mine > 0 && (
                  <View className="t14 done">{words.mine(fund.mine)}</View>
                )}
              </View>
              {fund.state !== 'running' && <View className="t15 i2 fund-over">{words.over(fund.left)}</View>}
              <Uses fund={fund} />
              <Gifts key={fund.gifts} fund={fund} />
            </>
          )
        }
      </StateView>
      {giving && fund && (
        <GiveSheet
          fundId={fundId}
          onGiven={() => {
            setGiving(false);
            setThanked(true);
            void load.reload();
          }}
          onClose={() => setGiving(false)}
        />
      )}
    </Page>
  );
}
