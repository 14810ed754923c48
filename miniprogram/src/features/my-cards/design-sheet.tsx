import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Segmented } from '../../components/segmented';
import { Sheet } from '../../components/sheet';
import { useAction } from '../../kernel/action';
import { call } from '../../kernel/call';
import { keyPerContent } from '../../kernel/key';
import { words } from './words';

interface Props {
  merchantId: number;
  onSent: () => void;
  onClose: () => void;
}

type Audience = 'honour' | 'list' | 'need';
const numberOf = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** A new card: how much off, how often, and to whom. */
export function DesignSheet({ merchantId, onSent, onClose }: Props) {
  const [title, setTitle] = useState('');
  const [percent, setPercent] = useState('80');
  const [uses, setUses] = useState('3');
  const [days, setDays] = useState('90');
  const [audience, setAudience] = useState<Audience>('honour');
  const [least, setLeast] = useState('100');
  const [quota, setQuota] = useState('20');
  const [terms, setTerms] = useState('');
  const [keyOf] = useState(() => keyPerContent());
  const send = useAction(async () => {
    const content = {
      ...{ merchantId, title, terms, audience, ruleCode: null, validUntil: null },
      percent: numberOf(percent) ?? 0,
      uses: numberOf(uses),
      validDays: numberOf(days),
      least: audience === 'honour' ? (numberOf(least) ?? 0) : null,
      span: audience === 'honour' ? ('month' as const) : null,
      quota: numberOf(quota) ?? 0,
    };
    await call('card.design', content, { key: keyOf(content) });
    onSent();
  });
  const error = send.error;
  const at = (field: string) => (error?.field === field ? error.message : undefined);
  const FIELDS = ['title', 'percent', 'uses', 'validDays', 'least', 'quota', 'terms'];
  return (
    <Sheet
      open
      title={words.formTitle}
      onClose={onClose}
      foot={
        <Button block loading={send.busy} disabled={title.trim() === ''} onTap={() => void send.run()}>
          {words.send}
        </Button>
      }
    >
      {error && !FIELDS.includes(error.field ?? '') && <Notice kind="error">{error.message}</Notice>}
      <View className="my-card-form">
        <View className="t15 i2">{words.lead}</View>
        <Field
          label={words.name}
          value={title}
          onInput={setTitle}
          placeholder={words.namePlaceholder}
          max={LIMITS.nameChars}
          error={at('title')}
        />
        <Field label={words.percent} value={percent} onInput={setPercent} digits error={at('percent')} />
        <Field label={words.uses} value={uses} onInput={setUses} digits error={at('uses')} />
        <Field label={words.days} value={days} onInput={setDays} digits error={at('validDays')} />
        <Segmented
          items={(['honour', 'list', 'need'] as const).map((key) => ({ key, label: words.audiences[key] }))}
          value={audience}
          onChange={setAudience}
          label={words.audience}
        />
        {audience === 'honour' && (
          <Field label={words.least} value={least} onInput={setLeast} digits error={at('least')} />
        )}
        <Field label={words.quota} value={quota} onInput={setQuota} digits error={at('quota')} />
        <Field
          label={words.terms}
          value={terms}
          onInput={setTerms}
          multiline
          max={LIMITS.cardTermsChars}
          error={at('terms')}
        />
      </View>
    </Sheet>
  );
}
