import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { words } from './words';

interface Props {
  merchantId: number;
  uplift: Reply<'figures.shop'>['uplift'];
  onSaved: () => void;
}

/** Against the time before joining, with how it is worked out; the owner says how many came then. */
export function Baseline({ merchantId, uplift, onSaved }: Props) {
  const [typed, setTyped] = useState('');
  const [changing, setChanging] = useState(false);
  const save = useAction(async () => {
    await call('figures.baseline', { merchantId, perWeek: Number(typed) });
    setChanging(false);
    onSaved();
  });
  return (
    <Section title={words.uplift}>
      {uplift && (
        <View className="figures-uplift">
          <Num value={uplift.percent} size={40} />
          <View className="t17">%</View>
        </View>
      )}
      <View className="t14 i2 figures-before">{uplift ? words.upliftText(uplift) : words.askBaseline}</View>
      {uplift && !changing ? (
        <Button kind="soft" small onTap={() => setChanging(true)}>
          {words.change}
        </Button>
      ) : (
        <View className="figures-ask">
          <Field
            className="grow"
            label={words.baseline}
            value={typed}
            onInput={setTyped}
            digits
            error={save.error?.field === 'perWeek' ? save.error.message : undefined}
          />
          <Button
            kind="line"
            loading={save.busy}
            disabled={!/^[1-9]\d*$/.test(typed)}
            onTap={() => void save.run()}
          >
            {words.save}
          </Button>
        </View>
      )}
      {save.error && save.error.field !== 'perWeek' && <Notice kind="error">{save.error.message}</Notice>}
    </Section>
  );
}
