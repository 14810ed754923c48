import { Text } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { Page } from '../../../components/page';
import { type AppealAbout, replace, routes } from '../../../kernel/routes';
import { dateOf, timeOfDay } from '../../../kernel/time';
import { Photos } from '../../../parts/photos/photos';
import { About } from './about';
import { DayRow } from './day-row';
import { useAppealing } from './form';
import { RuleRow } from './rule-row';
import { aboutIn } from './target';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '申诉' });

const seeAll = { label: words.seeProgress, onTap: () => void replace(routes.book.appeals()) };

/** Appealing, once, against a rejection, a deduction or a missed award. */
export default function AppealPage() {
  const about = aboutIn(useRouter().params);
  if (about) return <Appeal about={about} />;
  return (
    <Page title={words.title}>
      <Empty title={words.unknown} text={words.unknownText} action={seeAll} />
    </Page>
  );
}

function Appeal({ about }: { about: AppealAbout }) {
  const { draft, uploads, form, became } = useAppealing(about);
  const { value, savedAt, change } = draft;
  const isMissed = about.kind === 'missed';
  const isAlready = became === 'already';
  return (
    <FormPage
      title={words.title}
      ground="sheet"
      form={form}
      lead={words.lead[about.kind]}
      send={words.send}
      sent={{
        title: isAlready ? words.already : words.sent,
        text: isAlready ? words.alreadyText : became ? words.sentText(dateOf(became.deadlineAt)) : undefined,
        action: seeAll,
      }}
    >
      <About about={about} />
      {isMissed && (
        <FormPart {...form.at('rule')}>
          <RuleRow code={value.ruleCode} onChoose={(ruleCode) => change({ ruleCode })} />
        </FormPart>
      )}
      {isMissed && (
        <FormPart {...form.at('day')}>
          <DayRow day={value.day} onChoose={(day) => change({ day })} />
        </FormPart>
      )}
      <Field
        {...form.at('body')}
        label={isMissed ? words.bodyMissed : words.body}
        placeholder={words.bodyHint[about.kind]}
        value={value.body}
        multiline
        max={LIMITS.caseChars}
        onInput={(body) => change({ body })}
      />
      <FormPart label={words.photos}>
        <Photos {...form.at('photos')} uploads={uploads} />
      </FormPart>
      {savedAt !== null && <Text className="note">{words.saved(timeOfDay(savedAt))}</Text>}
    </FormPage>
  );
}
