import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { IndexGrid } from '../../../components/index-grid';
import { Num } from '../../../components/num';
import { go, routes } from '../../../kernel/routes';
import { waited } from '../../../parts/review/waited';
import type { Summary } from './types';
import { words } from './words';
import './work.scss';

/** What waits for a member of staff: the next case is one tap away. */
export function DeskWork({ desk, now }: { desk: NonNullable<Summary['desk']>; now: number }) {
  const { waiting, oldestAt, decidedToday, decidedYesterday } = desk;
  const decided =
    decidedToday > 0
      ? words.decidedToday(decidedToday)
      : decidedYesterday > 0
        ? words.decidedYesterday(decidedYesterday)
        : null;
  return (
    <View className="work">
      <View className="work-queue">
        <View>
          <Text className="work-lead">{waiting > 0 ? words.theyWait : words.nobodyWaits}</Text>
          <View className="work-count">
            <Num value={waiting} size={56} className="work-number" />
            <Text>{words.postsUnit}</Text>
          </View>
        </View>
        {waiting > 0 && (
          <Button icon="stamp" className="work-start" onTap={() => void go(routes.staff.review())}>
            {words.startReview}
          </Button>
        )}
      </View>
      <View className="work-fine">
        {oldestAt !== null && <Text>{words.oldest(waited(oldestAt, now))}</Text>}
        {oldestAt !== null && decided && <View className="work-line" />}
        {decided && <Text>{decided}</Text>}
      </View>
      <View className="work-index">
        <IndexGrid
          entries={[
            { icon: 'flag', label: words.appeals, count: desk.appeals, to: routes.staff.appeals() },
            { icon: 'help', label: words.objections, count: desk.objections, to: routes.staff.objections() },
            {
              icon: 'shop',
              label: words.submissions,
              count: desk.submissions,
              to: routes.staff.submissions(),
            },
            {
              icon: 'points',
              label: words.adjustments,
              count: desk.adjustments,
              to: routes.staff.adjustments(),
            },
          ]}
        />
      </View>
    </View>
  );
}
