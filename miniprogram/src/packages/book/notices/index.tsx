import { View } from '@tarojs/components';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { useCall, usePages } from '../../../kernel/load';
import { useMe } from '../../../kernel/session';
import { NoticeRow } from '../../../parts/notice/notice-row';
import { ObjectSheet } from '../../../parts/notice/object-sheet';
import { ScopeSwitch } from '../../../parts/scope/scope-switch';
import { Digests } from './digests';
import { NoticeSheet } from './notice-sheet';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '公示栏', enablePullDownRefresh: true });

type Tab = keyof typeof words.tabs;
const TABS = (['now', 'past', 'digests'] as const).map((key) => ({ key, label: words.tabs[key] }));

const idIn = (text: string | undefined) => (/^[1-9]\d{0,15}$/.test(text ?? '') ? Number(text) : null);

/** The notice board of points: whatever anybody earned hangs here before it counts. */
export default function NoticesPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>('now');
  const [scope, setScope] = useState<'town' | 'community'>('community');
  const [opened, setOpened] = useState(() => idIn(params.transferId));
  const [now, setNow] = useState(() => Date.now());
  useDidShow(() => setNow(Date.now()));
  const community = useMe()?.community?.name ?? '';

  const isList = tab !== 'digests';
  const list = usePages('notice.list', isList ? { scope, past: tab === 'past' } : null);
  const digests = usePages('notice.digests', isList ? null : {});
  const shown = isList ? list : digests;

  const show = (key: Tab) => {
    setTab(key);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const none = list.state === 'ready' && list.items.length === 0;
  return (
    <Page
      title={words.title}
      under={<Tabs items={TABS} value={tab} onChange={show} label={words.title} />}
      onReachBottom={() => void shown.loadMore()}
      onPullDown={shown.refresh}
    >
      {tab === 'digests' ? (
        <Digests pages={digests} />
      ) : (
        <>
          <ScopeSwitch community={community} value={scope} onChange={setScope} />
          <StateView
            load={list}
            skeleton={<Skeleton shape="row" count={6} />}
            empty={none && <Empty title={words.empty[tab]} text={words.emptyText} />}
          >
            {() => (
              <View className="gutter">
                {list.items.map((notice) => (
                  <NoticeRow
                    key={notice.transferId}
                    notice={notice}
                    now={now}
                    onTap={() => setOpened(notice.transferId)}
                  />
                ))}
                <ListEnd pages={list} text={words.end} />
              </View>
            )}
          </StateView>
        </>
      )}
      {opened !== null && (
        <Opened
          key={opened}
          transferId={opened}
          now={now}
          onObjected={() => void list.refresh()}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  );
}

interface OpenedProps {
  transferId: number;
  now: number;
  onObjected: () => void;
  onClose: () => void;
}

/** One award opened: what is known of it, and in its place the objection while it is being written. */
function Opened({ transferId, now, onObjected, onClose }: OpenedProps) {
  const load = useCall('notice.get', { transferId });
  const [step, setStep] = useState<'reading' | 'objecting' | 'sent'>('reading');
  if (step === 'objecting') {
    return (
      <ObjectSheet
        transferId={transferId}
        onClose={() => setStep('reading')}
        onDone={() => {
          setStep('sent');
          void load.reload();
          onObjected();
        }}
      />
    );
  }
  return (
    <NoticeSheet
      load={load}
      now={now}
      sent={step === 'sent'}
      onObject={() => setStep('objecting')}
      onClose={onClose}
    />
  );
}
