import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Num } from '../../../components/num';
import { Section } from '../../../components/section';
import { Link } from '../../../components/link';
import { go, routes } from '../../../kernel/routes';
import type { Me } from '../../../kernel/session';
import { MONTH_IN_TOWN } from './purse';
import type { Summary } from './types';
import { words } from './words';
import './honours.scss';

/** The first three of the month, and one's own place with the next step. */
export function Honours({ home: { top, mine }, me }: { home: Summary; me: Me | null }) {
  const ranking = routes.book.ranking(MONTH_IN_TOWN);
  return (
    <Section title={words.ranking} note={words.town} onMore={() => void go(ranking)}>
      {top.length === 0 ? (
        <Text className="honours-empty">{words.rankingEmpty}</Text>
      ) : (
        <View className="honours">
          {top.slice(0, 3).map(({ userId, rank, name, points }) => (
            <View key={userId} className="honour">
              <Text className="honour-mark">{rank}</Text>
              <View className="honour-who">
                <Text className="honour-name">{name}</Text>
                <Num value={points} className="honour-points" />
              </View>
            </View>
          ))}
        </View>
      )}
      <Link className="honour-self" to={ranking}>
        <Mine mine={mine} me={me} />
      </Link>
    </Section>
  );
}

function Mine({ mine: { rank, ahead }, me }: { mine: Summary['mine']; me: Me | null }): ReactNode {
  if (rank === null) return <Text className="i2">{unrankedWords(me)}</Text>;
  const [before, after] = words.gap(ahead?.name ?? '');
  return (
    <>
      <View className="honour-rank">
        <Text>{words.me}</Text>
        <Num value={rank} size={20} />
        <Text className="i2">{words.rankUnit}</Text>
      </View>
      {ahead ? (
        <View className="honour-gap">
          <Text>{before} </Text>
          <Num value={ahead.gap} className="honour-gap-n" />
          <Text> {after}</Text>
        </View>
      ) : (
        <Text className="honour-gap">{words.first}</Text>
      )}
    </>
  );
}

function unrankedWords(me: Me | null): string {
  if (me && me.role !== 'resident') return words.notRanked;
  return me?.ranked === false ? words.optedOut : words.noHonour;
}
