import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { dayName, daysAhead, DaySheet } from '../../../components/day-sheet';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { Row } from '../../../components/row';
import { Segmented } from '../../../components/segmented';
import { typedFields } from '../../../components/typed-fields';
import { useDraft } from '../../../kernel/drafts';
import { type Form, useForm } from '../../../kernel/form';
import { useCall } from '../../../kernel/load';
import { returnTo, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as cardWords } from '../../../parts/card/own-words';
import { RuleChoice } from '../../../parts/rule/rule-choice';
import { type CardDraft, contentOf, EMPTY, fieldOf, problemsOf } from './form';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '送一种爱心卡' });

/** A new card of kindness: how much off, how often, and to whom. */
export default function CardFormPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const draft = useDraft<CardDraft>(`card-of-${merchantId}`, EMPTY);
  const { value, change } = draft;
  const form = useForm({
    anchor: 'card',
    draft,
    check: () => problemsOf(value),
    post: (options) => send('card.design', { merchantId, ...contentOf(value) }, options),
    fieldOf: ({ field }) => fieldOf(field, value),
  });
  const typed = typedFields({ form, draft, labels: LABELS });
  const { at } = form;
  return (
    <FormPage
      title={words.formTitle}
      form={form}
      lead={words.lead}
      send={words.send}
      sent={{
        title: words.sentTitle,
        text: words.sentText,
        action: { label: words.back, onTap: () => void returnTo(routes.shop.cards(merchantId)) },
      }}
    >
      {typed('title', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
      {typed('fold', { decimal: true })}
      {typed('uses', { digits: true, hint: words.unlimited })}
      <Validity value={value} change={change} at={at}>
        {typed('days', { digits: true })}
      </Validity>
      <FormPart {...at('audience')} label={words.audienceLabel}>
        <Segmented
          items={(['honour', 'rule', 'list', 'need'] as const).map((key) => ({
            key,
            label: words.audiences[key],
          }))}
          value={value.audience}
          onChange={(audience) => change({ audience })}
          label={words.audienceLabel}
        />
      </FormPart>
      <View className="t15 i2">{words.notes[value.audience]}</View>
      {(value.audience === 'honour' || value.audience === 'rule') && (
        <Condition value={value} change={change} at={at}>
          {typed(value.audience === 'rule' ? 'times' : 'honour', { digits: true })}
        </Condition>
      )}
      {typed('quota', { digits: true })}
      {typed('terms', { multiline: true, max: LIMITS.cardTermsChars })}
    </FormPage>
  );
}

const LABELS = {
  title: words.name,
  fold: words.foldLabel,
  uses: words.uses,
  days: words.days,
  honour: words.honour,
  times: words.times,
  quota: words.quota,
  terms: words.terms,
};

interface PartProps {
  value: CardDraft;
  change: (part: Partial<CardDraft>) => void;
  at: Form<keyof CardDraft>['at'];
  children: ReactNode;
}

/** Somebody chooses a day within the year. */
const DAYS_AHEAD = 365;

/** So many days, or until a day. */
function Validity({ value, change, at, children }: PartProps) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  return (
    <>
      <FormPart {...at('validity')} label={words.validityLabel}>
        <Segmented
          items={(['days', 'until'] as const).map((key) => ({ key, label: words.validities[key] }))}
          value={value.validity}
          onChange={(validity) => change({ validity })}
          label={words.validityLabel}
        />
      </FormPart>
      {value.validity === 'days' ? (
        children
      ) : (
        <FormPart {...at('until')}>
          <Row
            icon="event"
            title={words.until}
            value={value.until === null ? words.chooseDay : dayName(value.until)}
            onTap={() => setOpenedAt(Date.now())}
          />
        </FormPart>
      )}
      {openedAt !== null && (
        <DaySheet
          title={words.until}
          days={daysAhead(openedAt, DAYS_AHEAD)}
          near={words.nearDays}
          value={value.until}
          onChoose={(until) => {
            setOpenedAt(null);
            change({ until });
          }}
          onClose={() => setOpenedAt(null)}
        />
      )}
    </>
  );
}

/** Who has earned it: honour, or a rule followed so often; and in what time. */
function Condition({ value, change, at, children }: PartProps) {
  const rules = useCall('rule.list', value.audience === 'rule' ? { size: 100 } : null);
  // What is left to the shop's owner says nothing about those who will get the card.
  const load = {
    ...rules,
    data: rules.data && { items: rules.data.items.map((rule) => ({ ...rule, allowance: null })) },
  };
  const rule = rules.data?.items.find(({ code }) => code === value.ruleCode)?.title;
  const { audience, least, span } = contentOf(value);
  return (
    <>
      {value.audience === 'rule' && (
        <FormPart {...at('ruleCode')}>
          <RuleChoice
            load={load}
            code={value.ruleCode}
            words={words}
            onChoose={(ruleCode) => change({ ruleCode })}
          />
        </FormPart>
      )}
      <FormPart {...at('span')} label={words.span}>
        <Segmented
          items={(['month', 'last_month', 'year'] as const).map((key) => ({ key, label: words.spans[key] }))}
          value={value.span}
          onChange={(next) => change({ span: next })}
          label={words.span}
        />
      </FormPart>
      {children}
      {least !== null && <View className="t15 b">{cardWords.audience({ audience, least, span }, rule)}</View>}
    </>
  );
}
