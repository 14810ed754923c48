import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
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
  const none = regions.state === 'ready' && regions.items.length === 0;
  const mayChange = regions.items.some((one) => one.mayChange);
  return (
    <Page title={WORDS.title} onReachBottom={() => void regions.loadMore()} onPullDown={regions.refresh}>
      <StateView
        load={regions}
        skeleton={<Skeleton shape="row" count={6} />}
        empty={none && <Empty title={WORDS.noneTitle} text={WORDS.noneText} />}
      >
        {() => (
          <>
            <View className="region-settings-top">
              <Text className="note">{mayChange ? WORDS.note : WORDS.readOnly}</Text>
              {told && <Notice kind="done">{told}</Notice>}
            </View>
            {regions.items.map((one) => (
              <RegionSection
                key={one.regionId}
                settings={one}
                onChange={() => {
                  setTold(null);
                  setChanging(one);
                }}
                onHistory={() => setPast(one)}
              />
            ))}
            <ListEnd pages={regions} text={WORDS.end} />
          </>
        )}
      </StateView>
      {changing && (
        <ChangeSheet
          settings={changing}
          onChanged={changed}
          onClose={() => setChanging(null)}
          onStale={() => void regions.refresh()}
        />
      )}
      {past && <HistorySheet settings={past} onClose={() => setPast(null)} />}
    </Page>
  );
}
