import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { ListPage } from '../../../components/list-page';
import { usePages } from '../../../kernel/load';
import { useMe } from '../../../kernel/session';
import { useParamId } from '../../../kernel/thing';
import { NoticeRow } from '../../../parts/notice/notice-row';
import { NoticeSheet } from '../../../parts/notice/notice-sheet';
import { ScopeSwitch } from '../../../parts/scope/scope-switch';
import { DigestRow } from './digests';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '公示栏', enablePullDownRefresh: true });

const TABS = (['now', 'past', 'digests'] as const).map((key) => ({ key, label: words.tabs[key] }));

/** The notice board of points: whatever anybody earned hangs here before it counts. */
export default function NoticesPage() {
  const [tab, setTab] = useState<keyof typeof words.tabs>('now');
  const [scope, setScope] = useState<'town' | 'community'>('community');
  const asked = useParamId('transferId');
  const [opened, setOpened] = useState(asked);
  const [now, setNow] = useState(() => Date.now());
  useDidShow(() => setNow(Date.now()));
  const community = useMe()?.community?.name ?? '';
  const list = usePages('notice.list', tab === 'digests' ? null : { scope, past: tab === 'past' });
  const digests = usePages('notice.digests', tab === 'digests' ? {} : null);
  const shared = {
    title: words.title,
    tabs: { items: TABS, value: tab, onChange: setTab, label: words.title },
  };
  if (tab === 'digests')
    return (
      <ListPage
        {...shared}
        pages={digests}
        head={<View className="digest-note t14 i2">{words.digestNote}</View>}
        empty={{ title: words.digestEmpty, text: words.digestEmptyText }}
        item={(digest) => <DigestRow key={digest.day} digest={digest} />}
      />
    );
  return (
    <ListPage
      {...shared}
      pages={list}
      lead={<ScopeSwitch community={community} value={scope} onChange={setScope} />}
      empty={{ title: words.empty[tab], text: words.emptyText }}
      end={words.end}
      item={(notice) => (
        <NoticeRow
          key={notice.transferId}
          notice={notice}
          now={now}
          onTap={() => setOpened(notice.transferId)}
        />
      )}
    >
      {opened !== null && (
        <NoticeSheet
          key={opened}
          transferId={opened}
          onObjected={() => void list.refresh()}
          onClose={() => setOpened(null)}
        />
      )}
    </ListPage>
  );
}
