import { View } from '@tarojs/components';
import { useState } from 'react';
import { ListPage } from '../../../components/list-page';
import { Skeleton } from '../../../components/skeleton';
import { usePages } from '../../../kernel/load';
import { ChangeSheet } from './change-sheet';
import { HistorySheet } from './history-sheet';
import { RegionSection } from './region-section';
import type { RegionSettings } from './types';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '积分设置', enablePullDownRefresh: true });

/** How the town and its communities keep their points: staff read it, the town's administrators change it. */
export default function SettingsPage() {
  const regions = usePages('settings.list', {});
  const [changing, setChanging] = useState<RegionSettings | null>(null);
  const [past, setPast] = useState<RegionSettings | null>(null);
  const [told, setTold] = useState<string | null>(null);

  const changed = ({ region }: RegionSettings) => {
    setChanging(null);
    setTold(WORDS.done(region));
    // A change of the town's shows in every community that follows it.
    void regions.refresh();
  };
  const mayChange = regions.items.some((one) => one.mayChange);
  return (
    <ListPage
      title={WORDS.title}
      pages={regions}
      wide
      told={told}
      skeleton={<Skeleton shape="row" count={6} />}
      empty={{ title: WORDS.noneTitle, text: WORDS.noneText }}
      end={WORDS.end}
      head={<View className="gutter list-lead note">{mayChange ? WORDS.note : WORDS.readOnly}</View>}
      item={(one) => (
        <RegionSection
          key={one.regionId}
          settings={one}
          onChange={() => {
            setTold(null);
            setChanging(one);
          }}
          onHistory={() => setPast(one)}
        />
      )}
    >
      {changing && (
        <ChangeSheet
          settings={changing}
          onChanged={changed}
          onClose={() => setChanging(null)}
          onStale={() => void regions.refresh()}
        />
      )}
      {past && <HistorySheet settings={past} onClose={() => setPast(null)} />}
    </ListPage>
  );
}
