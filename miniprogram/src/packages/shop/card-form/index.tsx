import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { dayName, daysAhead, DaySheet } from '../../../components/day-sheet';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FieldError } from '../../../components/field-error';
import { FormFoot } from '../../../components/form-foot';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Segmented } from '../../../components/segmented';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useCall } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as cardWords } from '../../../parts/card/own-words';
import { RuleChoice } from '../../../parts/rule/rule-choice';
import { type CardDraft, contentOf, EMPTY, fieldOf, problemOf, type Problem } from './form';
import { words } from './words';
import '../../../parts/card/own.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '送一种爱心卡' });

/** A new card of kindness: how much off, how often, and to whom. */
export default function CardFormPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const draft = useDraft<CardDraft>(`card-of-${merchantId}`, EMPTY);
  const { value, change } = draft;
  const { sending, sent, at } = useForm<Problem['field']>({
    anchor: 'card',
    draft,
    check: () => problemOf(value),
    post: (options) => send('card.design', { merchantId, ...contentOf(value) }, options),
    fieldOf: ({ field }) => fieldOf(field, value.audience),
  });
  if (sent)
    return (
      <Page title={words.formTitle}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.back, onTap: () => void replace(routes.shop.cards(merchantId)) }}
        />
      </Page>
    );
  const field = (key: keyof typeof LABELS, more: object = {}) => (
    <View id={`card-${key}`} className="grow">
      <Field
        label={LABELS[key]}
        value={value[key]}
        onInput={(text) => change({ [key]: text })}
        error={at(key)}
        {...more}
      />
    </View>
  );
  return (
    <Page title={words.formTitle} foot={<FormFoot sending={sending}>{words.send}</FormFoot>}>
      <View className="gutter my-card-form">
        <View className="t15 i2">{words.lead}</View>
        {field('title', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
        {field('fold', { decimal: true })}
        {field('uses', { digits: true, hint: words.unlimited })}
        <Validity value={value} change={change} at={at}>
          {field('days', { digits: true })}
        </Validity>
        <Text className="my-card-label">{words.audienceLabel}</Text>
        <View id="card-audience">
          <Segmented
            items={(['honour', 'rule', 'list', 'need'] as const).map((key) => ({
              key,
              label: words.audiences[key],
            }))}
            value={value.audience}
            onChange={(audience) => change({ audience })}
            label={words.audienceLabel}
          />
          <FieldError>{at('audience')}</FieldError>
        </View>
        <View className="t15 i2">{words.notes[value.audience]}</View>
        {(value.audience === 'honour' || value.audience === 'rule') && (
          <Condition value={value} change={change} at={at}>
            {field(value.audience === 'rule' ? 'times' : 'honour', { digits: true })}
          </Condition>
        )}
        {field('quota', { digits: true })}
        {field('terms', { multiline: true, max: LIMITS.cardTermsChars })}
      </View>
    </Page>
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
  at: (field: Problem['field']) => string | undefined;
  children: ReactNode;
}

/** Somebody chooses a day within the year. */
const DAYS_AHEAD = 365;

/** So many days, or until a day. */
function Validity({ value, change, at, children }: PartProps) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  return (
    <>
      <Text className="my-card-label">{words.validityLabel}</Text>
      <Segmented
        items={(['days', 'until'] as const).map((key) => ({ key, label: words.validities[key] }))}
        value={value.validity}
        onChange={(validity) => change({ validity })}
        label={words.validityLabel}
      />
      {value.validity === 'days' ? (
        children
      ) : (
        <View id="card-until">
          <Row
            icon="event"
            title={words.until}
            value={value.until === null ? words.chooseDay : dayName(value.until)}
            onTap={() => setOpenedAt(Date.now())}
          />
          <FieldError>{at('until')}</FieldError>
        </View>
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
        <View id="card-ruleCode">
          <RuleChoice
            load={load}
            code={value.ruleCode}
            words={words}
            onChoose={(ruleCode) => change({ ruleCode })}
          />
          <FieldError>{at('ruleCode')}</FieldError>
        </View>
      )}
      <View id="card-span">
        <Segmented
          items={(['month', 'last_month', 'year'] as const).map((key) => ({ key, label: words.spans[key] }))}
          value={value.span}
          onChange={(next) => change({ span: next })}
          label={words.span}
        />
        <FieldError>{at('span')}</FieldError>
      </View>
      {children}
      {least !== null && <View className="t15 b">{cardWords.audience({ audience, least, span }, rule)}</View>}
    </>
  );
}
