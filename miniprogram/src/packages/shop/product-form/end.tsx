import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { words } from './words';

interface Props {
  merchantId: number;
  productId: number;
  onEnded: () => void;
}

/** Sold no more, after being asked: there is no way back. */
export function End({ merchantId, productId, onEnded }: Props) {
  const [asking, setAsking] = useState(false);
  const end = useAction(async () => {
    await call('product.end', { merchantId, productId });
    onEnded();
  });
  return (
    <>
      <Button kind="soft" block onTap={() => setAsking(true)}>
        {words.end}
      </Button>
      {asking && (
        <Sheet
          open
          title={words.endAsk}
          onClose={() => setAsking(false)}
          foot={
            <Button block loading={end.busy} onTap={() => void end.run()}>
              {words.endDo}
            </Button>
          }
        >
          {end.error && <Notice kind="error">{end.error.message}</Notice>}
          <View className="t15 i2">{words.endText}</View>
        </Sheet>
      )}
    </>
  );
}
