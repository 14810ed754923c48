import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Failed } from '../../../components/failed';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { ThingPage } from '../../../components/thing-page';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { send } from '../../../kernel/send';
import { ago } from '../../../kernel/time';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '本镇敏感词', enablePullDownRefresh: true });

type List = Reply<'check.words'>;

/** The town's own list: staff read it, its administrators change it. */
export default function TownWordsPage() {
  const load = useCall('check.words', {});
  const [saved, setSaved] = useState(false);
  const list = load.data;
  if (list?.mayChange)
    return (
      <ListForm
        key={list.version}
        list={list}
        saved={saved}
        onTyped={() => setSaved(false)}
        onSaved={async () => {
          setSaved(true);
          await load.reload();
        }}
      />
    );
  return (
    <ThingPage title={WORDS.title} ground="sheet" of={load}>
      {(shown) => (
        <View className="town-words gutter">
          <View className="t15 i2">{WORDS.lead}</View>
          <Notice>{WORDS.readOnly}</Notice>
          <Changed list={shown} />
          {shown.words.map((word) => (
            <Text key={word} className="town-word t17">
              {word}
            </Text>
          ))}
        </View>
      )}
    </ThingPage>
  );
}

const linesOf = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

interface FormProps {
  list: List;
  saved: boolean;
  onTyped: () => void;
  onSaved: () => Promise<unknown>;
}

function ListForm({ list, saved, onTyped, onSaved }: FormProps) {
  const [typed, setTyped] = useState(list.words.join('\n'));
  const words = linesOf(typed);
  const long = words.find((word) => countCharacters(word) > LIMITS.townWordChars);
  const wrong =
    words.length > LIMITS.townWords ? WORDS.tooMany : long === undefined ? undefined : WORDS.tooLong(long);
  const { busy, error, run } = useAction(async () => {
    await send('check.setWords', { version: list.version, words });
    await onSaved();
  });
  return (
    <Page
      title={WORDS.title}
      ground="sheet"
      foot={
        <View className="town-words-foot">
          <Failed error={error} />
          {saved && <Notice kind="done">{WORDS.saved}</Notice>}
          <Button
            block
            loading={busy}
            disabled={wrong !== undefined || words.join('\n') === list.words.join('\n')}
            onTap={() => void run()}
          >
            {WORDS.send}
          </Button>
        </View>
      }
    >
      <View className="town-words gutter">
        <View className="t15 i2">{WORDS.lead}</View>
        <Field
          multiline
          label={WORDS.label}
          placeholder={WORDS.hint}
          hint={WORDS.hint}
          value={typed}
          error={wrong}
          onInput={(text) => {
            onTyped();
            setTyped(text);
          }}
        />
        <Changed list={list} />
      </View>
    </Page>
  );
}

function Changed({ list: { words, changedBy, changedAt } }: { list: List }) {
  return (
    <View className="t14 i3">
      {words.length === 0 ? WORDS.none : WORDS.count(words.length)}
      {changedBy !== null && changedAt !== null && (
        <>
          <View className="dt" />
          {WORDS.changed(changedBy, ago(changedAt))}
        </>
      )}
    </View>
  );
}
