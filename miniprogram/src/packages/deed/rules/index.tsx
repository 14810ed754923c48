import { View } from '@tarojs/components';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { RuleList } from '../../../parts/rule/rule-list';
import type { RuleView } from '../../../parts/rule/types';
import { RuleSheet } from './rule-sheet';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '积分规则' });

/** The rule book: what earns points, how much, how often. */
export default function RulesPage() {
  const load = useCall('rule.list', { size: 100 });
  const [now] = useState(() => Date.now());
  const [open, setOpen] = useState<RuleView | null>(null);
  const rules = load.data?.items ?? [];
  return (
    <Page title={words.title} ground="sheet">
      <StateView
        load={load}
        skeleton={<Skeleton shape="row" count={8} />}
        empty={rules.length === 0 && <Empty title={words.empty} text={words.emptyText} />}
      >
        {() => (
          <View className="gutter">
            {load.error && <Notice kind="warn">{load.error.message}</Notice>}
            <RuleList rules={rules} now={now} onPick={setOpen} />
          </View>
        )}
      </StateView>
      <RuleSheet rule={open} now={now} onClose={() => setOpen(null)} />
    </Page>
  );
}
