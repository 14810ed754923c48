import { View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { words } from './words';

type Voucher = Reply<'voucher.get'>;

interface Props {
  voucher: Voucher;
  onDone: (after: Voucher) => void;
  onClose: () => void;
}

export function CancelSheet({ voucher, onDone, onClose }: Props) {
  const cancel = useAction(async () => onDone(await call('voucher.cancel', { voucherId: voucher.id })));
  return (
    <Sheet
      open
      title={words.cancelAsk}
      onClose={onClose}
      foot={
        <View className="voucher-ask">
          <Button kind="line" className="grow" onTap={onClose}>
            {words.keep}
          </Button>
          <Button className="grow" loading={cancel.busy} onTap={() => void cancel.run()}>
            {words.cancelDo}
          </Button>
        </View>
      }
    >
      {cancel.error && <Notice kind="error">{cancel.error.message}</Notice>}
      <View className="t17">{words.cancelText(voucher.points)}</View>
    </Sheet>
  );
}
