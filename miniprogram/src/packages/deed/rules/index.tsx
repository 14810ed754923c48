import { View } from '@tarojs/components';
import { useState } from 'react';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { useCall } from '../../../kernel/load';
import { RuleList } from '../../../parts/rule/rule-list';
import type { RuleView } from '../../../parts/rule/types';
import { RuleSheet } from './rule-sheet';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '积分规则', enablePullDownRefresh: true });

/** The rule book: what earns points, how much, how often. */
export default function RulesPage() {
  const load = useCall('rule.list', { size: 100 });
  const [now] = useState(() => Date.now());
  const [open, setOpen] = useState<RuleView | null>(null);
  return (
    <ThingPage
      title={words.title}
      ground="sheet"
      of={{ ...load, gone: load.data?.items.length === 0 }}
      skeleton={<Skeleton shape="row" count={8} />}
      gone={{ title: words.empty, text: words.emptyText }}
    >
      {({ items }) => (
        <View className="gutter">
          <RuleList rules={items} now={now} onPick={setOpen} />
          <RuleSheet rule={open} now={now} onClose={() => setOpen(null)} />
        </View>
      )}
    </ThingPage>
  );
}
