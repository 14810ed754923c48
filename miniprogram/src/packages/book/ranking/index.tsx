import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { Icon } from '../../../components/icon';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Podium } from '../../../components/podium';
import { Rule } from '../../../components/rule';
import { Segmented } from '../../../components/segmented';
import { StateView } from '../../../components/state-view';
import { Tap } from '../../../components/tap';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { isSettled, type Me, useMe } from '../../../kernel/session';
import { type Choice, choiceIn, useChoice } from './choice';
import { Households } from './households';
import { OwnFoot } from './own-foot';
import { RankedRow } from './ranked-row';
import { RankingSkeleton } from './ranking-skeleton';
import { ScopeSheet } from './scope-sheet';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '荣誉榜', enablePullDownRefresh: true });

const PODIUM = 3;
const PERIODS = (['day', 'week', 'month', 'year'] as const).map((key) => ({
  key,
  label: WORDS.periods[key],
}));

export default function RankingPage() {
  const me = useMe();
  if (!me) {
    const signIn = () => void go(routes.main.signIn(routes.book.ranking()));
    return <Closed title={WORDS.signInTitle} text={WORDS.signInText} label={WORDS.signIn} onTap={signIn} />;
  }
  if (!isSettled(me)) {
    const settle = () => void go(routes.mine.settle(routes.book.ranking()));
    return <Closed title={WORDS.settleTitle} text={WORDS.settleText} label={WORDS.settle} onTap={settle} />;
  }
  return <Ranking me={me} />;
}

interface ClosedProps {
  title: string;
  text: string;
  label: string;
  onTap: () => void;
}

function Closed({ title, text, label, onTap }: ClosedProps) {
  return (
    <Page title={WORDS.title}>
      <Empty title={title} text={text} action={{ label, onTap }} />
    </Page>
  );
}

function Ranking({ me }: { me: Me }) {
  const [choice, choose] = useChoice(choiceIn(useRouter().params));
  const [choosing, setChoosing] = useState(false);
  const { period, scope, who } = choice;
  const people = who === 'person';
  const list = usePages('ranking.list', people ? { period, scope } : null);
  const households = usePages('ranking.households', people ? null : { period, scope });
  const mine = useCall('ranking.mine', people ? { period, scope } : null);
  const shown = people ? list : households;

  const community = me.community?.name ?? '';
  const none = list.state === 'ready' && list.items.length === 0;
  const pickWho = (next: Choice['who']) => {
    choose({ who: next });
    setChoosing(false);
  };
  const pickScope = (scope: Choice['scope']) => {
    choose({ scope });
    setChoosing(false);
  };

  return (
    <Page
      title={WORDS.title}
      onReachBottom={() => void shown.loadMore()}
      onPullDown={async () => {
        await Promise.all([shown.refresh(), mine.reload()]);
      }}
      foot={people && mine.data && <OwnFoot me={me} mine={mine.data} period={choice.period} />}
    >
      <View className="ranking-periods">
        <Segmented
          items={PERIODS}
          value={choice.period}
          label={WORDS.periodLabel}
          onChange={(period) => choose({ period })}
        />
      </View>
      <View className="ranking-head">
        <Tap className="ranking-scope t14" onTap={() => setChoosing(true)}>
          <Text>{choice.scope === 'town' ? WORDS.town : community}</Text>
          <View className="dt" />
          <Text>{WORDS.whos[who]}</Text>
          <Icon name="down" size={16} />
        </Tap>
        <Text className="t12 i3">{WORDS.fair}</Text>
      </View>
      {people ? (
        <StateView
          load={list}
          skeleton={<RankingSkeleton />}
          empty={
            none && (
              <Empty
                title={WORDS.empty[choice.period]}
                text={WORDS.emptyText}
                action={{ label: WORDS.publish, onTap: () => void go(routes.deed.publish()) }}
              />
            )
          }
        >
          {() => (
            <>
              <Podium top={list.items.slice(0, PODIUM)} />
              <Rule kind="ww" />
              <View className="ranking-list">
                {list.items.slice(PODIUM).map((person) => (
                  <RankedRow
                    key={person.userId}
                    person={person}
                    own={person.userId === me.id}
                    town={choice.scope === 'town'}
                  />
                ))}
              </View>
              <ListEnd pages={list} text={WORDS.end} />
            </>
          )}
        </StateView>
      ) : (
        <Households pages={households} town={scope === 'town'} />
      )}
      <ScopeSheet
        open={choosing}
        community={community}
        scope={choice.scope}
        who={who}
        onWho={pickWho}
        onChoose={pickScope}
        onClose={() => setChoosing(false)}
      />
    </Page>
  );
}
