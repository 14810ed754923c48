import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { words as fundDeskWords } from '../../../parts/fund/desk-words';
import { Sums } from '../../../parts/fund/sums';
import { words as fundWords } from '../../../parts/fund/words';
import { words } from './words';

type Fund = Reply<'fund.list'>['items'][number];

/** A fund that we answer for: what it has, and what can be done with it. */
export function FundRow({ fund, onStop }: { fund: Fund; onStop: () => void }) {
  return (
    <View className="gutter">
      <View className="list-thing">
        <View className="between">
          <Text className="serif t17 grow">{fund.title}</Text>
          <Text className="t14 i3 fixed">{fundWords.states[fund.state]}</Text>
        </View>
        <Sums fund={fund} />
        {fund.state !== 'closed' && (
          <View className="list-acts">
            {fund.left > 0 && (
              <Button kind="line" small onTap={() => void go(routes.staff.fundUse(fund.id))}>
                {fundDeskWords.use}
              </Button>
            )}
            {fund.state === 'running' && (
              <Button kind="soft" small onTap={onStop}>
                {words.stop}
              </Button>
            )}
          </View>
        )}
      </View>
    </View>
  );
}
