import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Choices } from '../../components/choices';
import { Failed } from '../../components/failed';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { Sheet } from '../../components/sheet';
import type { CallError } from '../../kernel/call';
import { answerBlock } from './answer-block';
import { Letter } from './letter';
import { WORDS } from './words';

/** One of the two answers to a case, and all that its sheet says. */
export interface Answer {
  label: string;
  send: string;
  /** What sending it does, line by line. */
  after: readonly string[];
  /** Sentences to begin with. */
  ready: readonly string[];
  /** What is said when nothing was written; null: nothing needs to be. */
  need: string | null;
  /** Who reads it, and what stands before the written words; null: nobody but the record. */
  letter: { to: string; lead: string } | null;
  fieldLabel?: string;
  /** How many characters it may have, where that is not as many as a case. */
  max?: number;
}

interface AnswerSheetProps {
  answer: Answer;
  text: string;
  busy: boolean;
  error: CallError | null;
  /** Offered when another rule may help. */
  rule?: { label: string; onTap: () => void };
  onText: (text: string) => void;
  onSend: () => void;
  onClose: () => void;
}

/** Says what will happen, asks for the words that a resident will read, and shows them as they will be read. */
export function AnswerSheet(props: AnswerSheetProps) {
  const { answer, text, busy, error, rule, onText, onSend, onClose } = props;
  const [tried, setTried] = useState(false);
  const [editing, setEditing] = useState(text !== '' && !answer.ready.includes(text));
  const block = answerBlock(text, answer.need, answer.max);

  const send = () => {
    setTried(true);
    if (block) setEditing(true);
    else onSend();
  };
  const label = answer.fieldLabel ?? WORDS.answer;
  return (
    <Sheet
      open
      title={answer.label}
      typed={text !== ''}
      onClose={onClose}
      foot={
        <View className="case-send">
          <Failed error={error} action={rule} />
          <Button block loading={busy} onTap={send}>
            {answer.send}
          </Button>
        </View>
      }
    >
      <View className="case-after">
        <Text className="t14 i2">{WORDS.after}</Text>
        {answer.after.map((line) => (
          <View key={line} className="case-after-line t15">
            {line}
          </View>
        ))}
      </View>
      {answer.need !== null && (
        <>
          <Text className="case-ready-title t14 i2">{WORDS.ready}</Text>
          <Choices
            keys={answer.ready}
            value={text}
            onChange={onText}
            label={WORDS.ready}
            className="case-ready"
            choice="choice-card"
          >
            {(sentence, on) => (
              <>
                <View className="grow t15">{sentence}</View>
                {on && <Icon name="check" size={20} />}
              </>
            )}
          </Choices>
          <Letter
            head={answer.letter}
            text={text}
            edit={text ? WORDS.edit : WORDS.ownWords}
            onEdit={() => setEditing(true)}
            field={
              editing ? (
                <Field
                  multiline
                  label={label}
                  placeholder={WORDS.answerHint}
                  max={answer.max ?? LIMITS.caseChars}
                  value={text}
                  error={tried && block ? block : undefined}
                  onInput={onText}
                />
              ) : null
            }
          />
        </>
      )}
    </Sheet>
  );
}
