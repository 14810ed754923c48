import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { useAction } from '../kernel/action';
import { Button } from './button';
import { Field } from './field';
import { Failed } from './failed';
import { Sheet } from './sheet';
import './ask-sheet.scss';

interface Words {
  label: string;
  placeholder?: string;
  max: number;
  /** It can be sent without a word. */
  optional?: boolean;
}

interface AskSheetProps {
  title: string;
  /** What will happen, or who reads it. */
  text?: ReactNode;
  /** Words that go with the answer: a reason, thanks. */
  words?: Words;
  /** On the button that does it. */
  yes: string;
  /** On the one beside it that leaves everything as it is; without it the cross does. */
  no?: string;
  /** False: something is still to be chosen. */
  ready?: boolean;
  /** The fields among the children: what the server finds wrong with them is theirs to show. */
  fields?: readonly string[];
  /** Something was typed or chosen among the children, which no touch beside the sheet may lose. */
  typed?: boolean;
  /** The one call. Once it has gone through the sheet closes; what went wrong stands here, and the words stay. */
  onYes: (written: string) => Promise<unknown>;
  onClose: () => void;
  /** What else is chosen, told what is wrong with a field. */
  children?: (at: (field: string) => string | undefined) => ReactNode;
}

/** One question and one call: before what cannot simply be undone, and for what needs a reason. */
export function AskSheet(props: AskSheetProps) {
  const { title, text, words, yes, no, ready = true, fields = [], typed, onYes, onClose, children } = props;
  const [written, setWritten] = useState('');
  const { busy, error, run } = useAction(async () => {
    await onYes(written.trim());
    onClose();
  });
  const isAtField = fields.includes(error?.field ?? '');
  const isReady = ready && (!words || words.optional || written.trim() !== '');
  const doIt = (className: string) => (
    <Button
      kind={no ? 'line' : 'red'}
      className={className}
      block={!no}
      loading={busy}
      disabled={!isReady}
      onTap={() => void run()}
    >
      {yes}
    </Button>
  );
  return (
    <Sheet
      open
      title={title}
      typed={typed || written !== ''}
      onClose={onClose}
      foot={
        no ? (
          <View className="acts">
            <Button kind="soft" className="acts-one" onTap={onClose}>
              {no}
            </Button>
            {doIt('acts-one')}
          </View>
        ) : (
          doIt('')
        )
      }
    >
      <View className="ask-sheet">
        {!isAtField && <Failed error={error} />}
        {text && <View className="i2">{text}</View>}
        {children?.((field) => (error?.field === field ? error.message : undefined))}
        {words && (
          <Field
            label={words.label}
            placeholder={words.placeholder}
            value={written}
            onInput={setWritten}
            multiline
            max={words.max}
            focus={!children}
          />
        )}
      </View>
    </Sheet>
  );
}
