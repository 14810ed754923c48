import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import type { Reply } from '../../../kernel/call';
import { type AppealAbout, replace, routes } from '../../../kernel/routes';
import { dateOf, timeOfDay } from '../../../kernel/time';
import { Photos } from '../../../parts/photos/photos';
import type { Problem } from './check';
import { DayRow } from './day-row';
import { RuleRow } from './rule-row';
import { aboutIn } from './target';
import { useAppealing } from './use-appealing';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '申诉' });

const seeAll = () => void replace(routes.book.appeals());

/** Appealing, once, against a rejection, a deduction or a missed award. */
export default function AppealPage() {
  const about = aboutIn(useRouter().params);
  const [ended, setEnded] = useState<Reply<'appeal.create'> | 'already' | null>(null);
  if (ended === 'already') return <Ended title={words.already} text={words.alreadyText} />;
  if (ended) return <Ended title={words.sent} text={words.sentText(dateOf(ended.deadlineAt))} />;
  if (!about) return <Ended title={words.unknown} text={words.unknownText} />;
  return <Writing about={about} onSent={setEnded} onAlready={() => setEnded('already')} />;
}

function Ended({ title, text }: { title: string; text: string }) {
  return (
    <Page title={words.title}>
      <Empty title={title} text={text} action={{ label: words.seeProgress, onTap: seeAll }} />
    </Page>
  );
}

function Writing({
  about,
  onSent,
  onAlready,
}: {
  about: AppealAbout;
  onSent: (appeal: Reply<'appeal.create'>) => void;
  onAlready: () => void;
}) {
  const { kind } = about;
  const { value, savedAt, uploads, problem, sending, change } = useAppealing({ about, onSent, onAlready });
  const at = (field: Problem['field']) => (problem?.field === field ? problem.message : undefined);
  const failed = sending.error;
  return (
    <Page
      title={words.title}
      ground="sheet"
      foot={
        <>
          {failed && (
            <Notice
              kind="warn"
              icon={failed.code === 'OFFLINE' ? 'offline' : 'warn'}
              className="appeal-failed"
            >
              {failed.code === 'OFFLINE' ? words.offline : failed.message}
            </Notice>
          )}
          <Button block loading={sending.busy} onTap={() => void sending.run()}>
            {words.send}
          </Button>
        </>
      }
    >
      <View className="gutter">
        <Text className="appeal-lead i2">{words.lead[kind]}</Text>
        {kind === 'missed' && (
          <>
            <RuleRow
              code={value.ruleCode}
              problem={at('rule')}
              onChoose={(ruleCode) => change({ ruleCode })}
            />
            <DayRow day={value.day} problem={at('day')} onChoose={(day) => change({ day })} />
          </>
        )}
        <Field
          className="appeal-body"
          label={kind === 'missed' ? words.bodyMissed : words.body}
          placeholder={words.bodyHint[kind]}
          value={value.body}
          multiline
          max={LIMITS.caseChars}
          error={at('body')}
          onInput={(body) => change({ body })}
        />
      </View>
      <Photos uploads={uploads} error={at('photos')} />
      {savedAt !== null && (
        <Text className="appeal-saved gutter note">{words.saved(timeOfDay(savedAt))}</Text>
      )}
    </Page>
  );
}
