import { View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { words } from './words';

interface Props {
  fund: Reply<'fund.list'>['items'][number];
  onDone: (sentence: string) => void;
  onClose: () => void;
}

/** Asks before a fund takes no more gifts: that cannot be undone. */
export function StopSheet({ fund, onDone, onClose }: Props) {
  const stop = useAction(async () => {
    await call('fund.close', { fundId: fund.id });
    onDone(words.stopped(fund.title));
  });
  return (
    <Sheet
      open
      title={words.stopTitle(fund.title)}
      onClose={onClose}
      foot={
        <Button block loading={stop.busy} onTap={() => void stop.run()}>
          {words.stop}
        </Button>
      }
    >
      {stop.error && <Notice kind="error">{stop.error.message}</Notice>}
      <View className="t17">{words.stopText(fund.left)}</View>
    </Sheet>
  );
}
