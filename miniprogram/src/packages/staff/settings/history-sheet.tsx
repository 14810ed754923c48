import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { usePages } from '../../../kernel/load';
import { clock } from '../../../kernel/time';
import { differences } from './differences';
import type { RegionSettings } from './types';
import { WORDS } from './words';

/** Every change of a region's settings: when, by whom, from what to what, and why. */
export function HistorySheet({ settings, onClose }: { settings: RegionSettings; onClose: () => void }) {
  const past = usePages('settings.history', { regionId: settings.regionId });
  const none = past.state === 'ready' && past.items.length === 0;
  return (
    <Sheet open title={WORDS.history} onClose={onClose}>
      <StateView
        load={past}
        skeleton={<Skeleton shape="lines" count={4} />}
        empty={none && <Empty title={WORDS.historyNone} />}
      >
        {() => (
          <>
            {past.items.map((one) => (
              <View key={one.id} className="region-settings-past">
                <View className="t14 i2">
                  {clock(one.at)} {one.unit} {one.actor}
                </View>
                {differences(one.before, one.after, WORDS.above[settings.kind]).map((line) => (
                  <Text key={line} className="region-settings-line">
                    {line}
                  </Text>
                ))}
                <Text className="region-settings-line i2">{one.reason}</Text>
              </View>
            ))}
            {past.hasMore && (
              <Button kind="line" block loading={past.loadingMore} onTap={() => void past.loadMore()}>
                {WORDS.older}
              </Button>
            )}
            {!past.hasMore && <ListEnd pages={past} text={WORDS.historyEnd} />}
          </>
        )}
      </StateView>
    </Sheet>
  );
}
