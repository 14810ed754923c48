import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Page } from '../../../components/page';
import { StateView } from '../../../components/state-view';
import { useCall, usePages } from '../../../kernel/load';
import { monthOf } from '../../../parts/points/months';
import { ReasonSheet } from '../../../parts/points/reason-sheet';
import { Balance, Honour } from './balance';
import { MonthSection } from './month-section';
import { NoticesSection } from './notices-section';
import { PointsSkeleton } from './points-skeleton';
import { WORDS } from './words';

definePageConfig({ navigationBarTitleText: '我的积分', enablePullDownRefresh: true });

const idIn = (text: string | undefined) => (/^[1-9]\d{0,15}$/.test(text ?? '') ? Number(text) : null);

/** My points. Opened with a transfer's id, from a post for instance, it shows that line's reason at once. */
export default function PointsPage() {
  const { params } = useRouter();
  const [reason, setReason] = useState(() => idIn(params.transferId));
  const [month, setMonth] = useState(() => monthOf());
  const [now, setNow] = useState(() => Date.now());
  const summary = useCall('points.summary', {});
  const inNotice = summary.data?.inNotice ?? 0;
  const notices = usePages('points.notices', inNotice > 0 ? {} : null);
  const totals = useCall('points.month', { month });
  const lines = usePages('points.lines', { month });
  useDidShow(() => setNow(Date.now()));

  return (
    <Page
      title={WORDS.title}
      onReachBottom={() => void lines.loadMore()}
      onPullDown={async () => {
        await Promise.all([summary.reload(), notices.refresh(), totals.reload(), lines.refresh()]);
      }}
    >
      <StateView load={summary} skeleton={<PointsSkeleton />}>
        {() =>
          summary.data && (
            <>
              <Balance {...summary.data} />
              {inNotice > 0 && <NoticesSection sum={inNotice} pages={notices} now={now} onOpen={setReason} />}
              <Honour honour={summary.data.honour} />
              <MonthSection
                month={month}
                totals={totals}
                lines={lines}
                onMonth={setMonth}
                onOpen={setReason}
              />
            </>
          )
        }
      </StateView>
      <ReasonSheet transferId={reason} onClose={() => setReason(null)} />
    </Page>
  );
}
