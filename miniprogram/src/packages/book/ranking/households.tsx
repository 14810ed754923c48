import { View } from '@tarojs/components';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { RankedLine } from '../../../components/ranked-line';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import type { Pages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { WORDS } from './words';

type Ranked = Reply<'ranking.households'>['items'][number];

/** Families by what all of them have earned together. A family has no face, so there are no tablets: the list says it. */
export function Households({ pages, town }: { pages: Pages<Ranked>; town: boolean }) {
  const none = pages.state === 'ready' && pages.items.length === 0;
  const toMine = { label: WORDS.toHousehold, onTap: () => void go(routes.book.household()) };
  return (
    <StateView
      load={pages}
      skeleton={<Skeleton shape="row" count={8} />}
      empty={none && <Empty title={WORDS.noHousehold} text={WORDS.noHouseholdText} action={toMine} />}
    >
      {() => (
        <View className="ranking-list ranking-households">
          {pages.items.map((family) => (
            <Family key={family.householdId} family={family} town={town} />
          ))}
          <ListEnd pages={pages} text={WORDS.end} />
        </View>
      )}
    </StateView>
  );
}

function Family({ family, town }: { family: Ranked; town: boolean }) {
  const { rank, name, community, members, points, mine } = family;
  const note = [WORDS.members(members), town && community].filter(Boolean).join('，');
  return (
    <RankedLine rank={rank} name={name} points={points} note={note} mine={mine && WORDS.mineHome} marked />
  );
}
