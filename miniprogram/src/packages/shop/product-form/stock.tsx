import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Section } from '../../../components/section';
import { Stepper } from '../../../components/stepper';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { words } from './words';

type Product = Reply<'product.manage'>['items'][number];

interface Props {
  product: Product;
  onChanged: (after: Product) => void;
}

/** So many more or fewer in stock: at once, nobody looks at it. */
export function Stock({ product, onChanged }: Props) {
  const { id: productId, merchantId, stock } = product;
  const [count, setCount] = useState('10');
  const change = useAction(async (delta: number) => {
    onChanged(await send('product.stock', { merchantId, productId, delta }, { seen: stock }));
  });
  const by = Number(count);
  return (
    <Section title={words.stockTitle} note={words.stockLeft(product)}>
      <View className="form">
        <View className="t15 i2">{words.stockLead}</View>
        <Stepper label={words.stockBy} value={count} onInput={setCount} step={1} max={LIMITS.productStock} />
        <View className="form-pair">
          <Button
            kind="line"
            className="grow"
            disabled={by === 0}
            loading={change.busy}
            onTap={() => void change.run(by)}
          >
            {words.stockMore(by, product.unit)}
          </Button>
          <Button
            kind="line"
            className="grow"
            disabled={by === 0 || by > stock}
            loading={change.busy}
            onTap={() => void change.run(-by)}
          >
            {words.stockFewer(by, product.unit)}
          </Button>
        </View>
        {change.error && <Notice kind="error">{change.error.message}</Notice>}
      </View>
    </Section>
  );
}
