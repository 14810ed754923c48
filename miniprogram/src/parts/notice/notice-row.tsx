import { Text, View } from '@tarojs/components';
import { cx } from '../../components/cx';
import { DayBar } from '../../components/day-bar';
import { Seal } from '../../components/seal';
import { Tap } from '../../components/tap';
import type { Reply } from '../../kernel/call';
import { dateOf } from '../../kernel/time';
import { spellOf } from './days';
import { words } from './words';
import './notice-row.scss';

export type NoticeView = Reply<'notice.list'>['items'][number];

/** One award that everybody may look at: who, where, for what, how much and when. */
export function NoticeRow({ notice, now, onTap }: { notice: NoticeView; now: number; onTap: () => void }) {
  const { name, community, title, seal, points, state, awardedAt, objections, mine } = notice;
  return (
    <Tap className="notice-row" onTap={onTap}>
      <Seal text={seal} points={points} wait={state !== 'posted'} />
      <View className="grow">
        <View className="notice-row-head">
          <Text className={cx(mine && 'b')}>{name}</Text>
          {mine && <Text className="notice-row-mark t12">{words.mine}</Text>}
          {objections > 0 && <Text className="notice-row-mark t12">{words.objections(objections)}</Text>}
        </View>
        <Text className="notice-row-line t14 i2">{title}</Text>
        <Text className="notice-row-line t12 i3">
          {community} {words.awardedOn(dateOf(awardedAt, now))}
        </Text>
      </View>
      <NoticeTime notice={notice} now={now} />
    </Tap>
  );
}

type Timed = Pick<NoticeView, 'state' | 'awardedAt' | 'endsAt'>;

/** How far the notice has come, or what became of it. */
export function NoticeTime({ notice, now }: { notice: Timed; now: number }) {
  if (notice.state !== 'pending') {
    return (
      <Text className={cx('notice-time t14', notice.state === 'posted' ? 'done' : 'i3')}>
        {words[notice.state]}
      </Text>
    );
  }
  const { days, over, left } = spellOf(notice, now);
  return (
    <View className="notice-time">
      <DayBar days={days} over={over} />
      <Text className="notice-time-left t12 i3">{left}</Text>
    </View>
  );
}
