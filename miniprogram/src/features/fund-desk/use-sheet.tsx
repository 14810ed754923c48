import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Row } from '../../components/row';
import { Sheet } from '../../components/sheet';
import { useAction } from '../../kernel/action';
import { call } from '../../kernel/call';
import { keyPerContent } from '../../kernel/key';
import { usePages } from '../../kernel/load';
import { Icon } from '../../components/icon';
import { words } from './words';

interface Props {
  onDone: (sentence: string) => void;
  onClose: () => void;
}

/** Proposes to use points of a fund; a colleague confirms. */
export function UseSheet({ onDone, onClose }: Props) {
  const funds = usePages('fund.list', {});
  const [fundId, setFundId] = useState<number | null>(null);
  const [points, setPoints] = useState('');
  const [purpose, setPurpose] = useState('');
  const [keyOf] = useState(() => keyPerContent());
  const usable = funds.items.filter(({ left, state }) => left > 0 && state !== 'closed');
  const propose = useAction(async () => {
    const content = { fundId: fundId ?? 0, points: Number(points), merchantId: null, purpose, photos: [] };
    await call('fund.use', content, { key: keyOf(content) });
    onDone(words.proposed);
  });
  const ready = fundId !== null && /^[1-9]\d*$/.test(points) && purpose.trim() !== '';
  return (
    <Sheet
      open
      title={words.use}
      onClose={onClose}
      foot={
        <Button block loading={propose.busy} disabled={!ready} onTap={() => void propose.run()}>
          {words.propose}
        </Button>
      }
    >
      {propose.error && <Notice kind="error">{propose.error.message}</Notice>}
      <View className="t15 i2">{words.useLead}</View>
      {funds.state === 'ready' && usable.length === 0 && <View className="t15 i3">{words.noFunds}</View>}
      {usable.map((fund) => (
        <Row
          key={fund.id}
          title={fund.title}
          note={words.left(fund.region, fund.left)}
          tail={fund.id === fundId ? <Icon name="check" size={20} /> : <View />}
          onTap={() => setFundId(fund.id)}
        />
      ))}
      <Field label={words.points} value={points} onInput={setPoints} digits />
      <Field label={words.purpose} value={purpose} onInput={setPurpose} multiline max={LIMITS.caseChars} />
    </Sheet>
  );
}
