import { View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { read } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { words } from './words';

/** The shop's account in the points book for a month, and the spreadsheet of it. */
export function Statement({ merchantId, month }: { merchantId: number; month: string }) {
  const load = useCall('figures.statement', { merchantId, month, size: 1 });
  const download = useAction(async () => {
    const { path, name } = await read('figures.statementFile', { merchantId, month });
    await platform.openFile(`${API_BASE}${path}`, name);
  });
  const book = load.data;
  const sums = book && [
    [words.opening, book.opening],
    [words.gained, book.gained],
    [words.used, book.used],
    [words.closing, book.closing],
  ];
  return (
    <Section title={words.statement} note={words.agrees}>
      {download.error && <Notice kind="error">{download.error.message}</Notice>}
      <StateView load={load} skeleton={<Skeleton shape="lines" count={2} />}>
        {() => (
          <>
            <View className="figures-sums">
              {sums?.map(([name, value]) => (
                <View key={name} className="figures-sum-small">
                  <Num value={Number(value)} size={20} />
                  <View className="t12 i3">{name}</View>
                </View>
              ))}
            </View>
            <Button kind="line" block loading={download.busy} onTap={() => void download.run()}>
              {words.download}
            </Button>
          </>
        )}
      </StateView>
    </Section>
  );
}
