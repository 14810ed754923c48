import { Text, View } from '@tarojs/components';
import { Late } from '../../../components/late';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { Seal } from '../../../components/seal';
import { Section } from '../../../components/section';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import type { Pages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { NoticeTime } from '../../../parts/notice/notice-row';
import { LinesSkeleton } from './points-skeleton';
import { WORDS } from './words';
import './fine.scss';

type OwnNotice = Reply<'points.notices'>['items'][number];

/** What is earned but still hangs on the notice board; every one opens its reason. */
export function NoticesSection({
  sum,
  pages,
  now,
  onOpen,
}: {
  sum: number;
  pages: Pages<OwnNotice>;
  now: number;
  onOpen: (transferId: number) => void;
}) {
  const [before, after] = WORDS.inNoticeSum;
  return (
    <Section
      title={WORDS.inNotice}
      note={
        <>
          <Text>{before}</Text>
          <Num value={sum} size={17} className="points-fine-num" />
          <Text>{after}</Text>
        </>
      }
    >
      <Late>
        {pages.state === 'loading' && <LinesSkeleton count={2} />}
        {pages.error && (
          <Notice kind="warn" action={{ label: WORDS.again, onTap: () => void pages.reload() }}>
            {pages.error.message}
          </Notice>
        )}
        {pages.items.map((notice) => (
          <NoticeLine key={notice.transferId} notice={notice} now={now} onOpen={onOpen} />
        ))}
        {(pages.hasMore || pages.moreError) && <ListEnd pages={pages} />}
      </Late>
    </Section>
  );
}

function NoticeLine({
  notice,
  now,
  onOpen,
}: {
  notice: OwnNotice;
  now: number;
  onOpen: (transferId: number) => void;
}) {
  const { transferId, title, seal, points, awardedAt, objections } = notice;
  return (
    <Tap className="notice-row" onTap={() => onOpen(transferId)}>
      <Seal text={seal} points={points} wait />
      <View className="grow">
        <View>{title}</View>
        <Text className="notice-row-line t14 i3">
          {objections > 0 ? WORDS.objected(objections) : WORDS.awarded(ago(awardedAt, now))}
        </Text>
      </View>
      <NoticeTime notice={{ ...notice, state: 'pending' }} now={now} />
    </Tap>
  );
}
