import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { Icon } from '../../../components/icon';
import { ListPage } from '../../../components/list-page';
import { Page } from '../../../components/page';
import { Podium } from '../../../components/podium';
import { Rule } from '../../../components/rule';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { Tap } from '../../../components/tap';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useMeInView } from '../../../kernel/me-in-view';
import { isSettled, type Me } from '../../../kernel/session';
import { type Choice, choiceIn, useChoice } from './choice';
import { Family } from './family';
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
  const me = useMeInView();
  if (!me) {
    const signIn = () => void go(routes.mine.signIn(routes.book.ranking()));
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

  const community = me.community?.name ?? '';
  const change = (part: Partial<Choice>) => {
    choose(part);
    setChoosing(false);
  };
  const shared = {
    title: WORDS.title,
    lead: (
      <>
        <View className="ranking-periods">
          <Segmented
            items={PERIODS}
            value={period}
            label={WORDS.periodLabel}
            onChange={(next) => choose({ period: next })}
          />
        </View>
        <View className="ranking-head">
          <Tap className="ranking-scope t14" onTap={() => setChoosing(true)}>
            <Text>{scope === 'town' ? WORDS.town : community}</Text>
            <View className="dt" />
            <Text>{WORDS.whos[who]}</Text>
            <Icon name="down" size={16} />
          </Tap>
          <Text className="t12 i3">{WORDS.fair}</Text>
        </View>
      </>
    ),
    end: WORDS.end,
    children: (
      <ScopeSheet
        open={choosing}
        community={community}
        scope={scope}
        who={who}
        onWho={(next) => change({ who: next })}
        onChoose={(next) => change({ scope: next })}
        onClose={() => setChoosing(false)}
      />
    ),
  };
  if (!people)
    return (
      <ListPage
        {...shared}
        pages={households}
        skeleton={<Skeleton shape="row" count={8} />}
        // A family has no face, so there are no tablets; a plain list keeps off the head.
        head={<View className="ranking-households" />}
        empty={{
          title: WORDS.noHousehold,
          text: WORDS.noHouseholdText,
          action: { label: WORDS.toHousehold, onTap: () => void go(routes.book.household()) },
        }}
        item={(family) => <Family key={family.householdId} family={family} town={scope === 'town'} />}
      />
    );
  return (
    <ListPage
      {...shared}
      pages={list}
      also={mine.reload}
      wide
      skeleton={<RankingSkeleton />}
      head={
        <>
          <Podium top={list.items.slice(0, PODIUM)} />
          <Rule kind="ww" />
        </>
      }
      empty={{
        title: WORDS.empty[period],
        text: WORDS.emptyText,
        action: { label: WORDS.publish, onTap: () => void go(routes.deed.publish()) },
      }}
      item={(person, index) =>
        index >= PODIUM && (
          <RankedRow
            key={person.userId}
            person={person}
            own={person.userId === me.id}
            town={scope === 'town'}
          />
        )
      }
      foot={mine.data && <OwnFoot me={me} mine={mine.data} period={period} />}
    />
  );
}
