import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { ThingPage } from '../../../components/thing-page';
import { useCall, usePages } from '../../../kernel/load';
import { useParamId } from '../../../kernel/thing';
import { monthOf } from '../../../parts/points/months';
import { ReasonSheet } from '../../../parts/points/reason-sheet';
import { Balance, Honour } from './balance';
import { MonthSection } from './month-section';
import { NoticesSection } from './notices-section';
import { PointsSkeleton } from './points-skeleton';
import { WORDS } from './words';

definePageConfig({ navigationBarTitleText: '我的积分', enablePullDownRefresh: true });

/** My points. Opened with a transfer's id, from a post for instance, it shows that line's reason at once. */
export default function PointsPage() {
  const asked = useParamId('transferId');
  const [reason, setReason] = useState(asked);
  const [month, setMonth] = useState(() => monthOf());
  const [now, setNow] = useState(() => Date.now());
  const summary = useCall('points.summary', {});
  const inNotice = summary.data?.inNotice ?? 0;
  const notices = usePages('points.notices', inNotice > 0 ? {} : null);
  const totals = useCall('points.month', { month });
  const lines = usePages('points.lines', { month });
  useDidShow(() => setNow(Date.now()));
  // Whatever was tried again: after an outage all of the page is.
  const reload = async () => {
    await Promise.all([summary.reload(), notices.refresh(), totals.reload(), lines.refresh()]);
  };

  return (
    <ThingPage
      title={WORDS.title}
      of={{ ...summary, reload, gone: false }}
      onReachBottom={lines.loadMore}
      skeleton={<PointsSkeleton />}
      gone={{ title: WORDS.title }}
    >
      {(data) => (
        <>
          <Balance {...data} />
          <View>
            {inNotice > 0 && (
              <NoticesSection sum={inNotice} pages={{ ...notices, reload }} now={now} onOpen={setReason} />
            )}
          </View>
          <Honour honour={data.honour} />
          <MonthSection
            month={month}
            totals={totals.data}
            lines={{ ...lines, reload }}
            onMonth={setMonth}
            onOpen={setReason}
          />
          <ReasonSheet transferId={reason} onClose={() => setReason(null)} />
        </>
      )}
    </ThingPage>
  );
}
