import { Input, Text, Textarea, View } from '@tarojs/components';
import { countCharacters, normalText } from '@jishan/shared/text';
import { useContext } from 'react';
import { platform } from '../kernel/platform';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import { InSheet } from './in-sheet';
import { useAfterTyping, useOwnText } from './own-text';
import './field.scss';

interface FieldProps {
  value: string;
  /** Told when typing pauses and before anything is tapped, not with each letter (own-text.ts). */
  onInput: (value: string) => void;
  label: string;
  /** The label is only spoken: the placeholder or the heading above says it. */
  bare?: boolean;
  placeholder?: string;
  hint?: string;
  /** Stands right under what it is about. */
  error?: string;
  /** In characters as people count them. */
  max?: number;
  multiline?: boolean;
  focus?: boolean;
  disabled?: boolean;
  /** WeChat offers the person's own nickname. */
  nickname?: boolean;
  /** A whole number: the phone shows its number keys. */
  digits?: boolean;
  /** A price or a discount: number keys with a point. */
  decimal?: boolean;
  /** A telephone number. */
  phone?: boolean;
  onConfirm?: () => void;
  className?: string;
  /** Where an error scrolls to. */
  id?: string;
}

type Told = { detail: { value: string } };

/** What is left free between the line that is typed and the keyboard: in a sheet its button as well. */
const SPACE_PX = { page: 24, sheet: 112 };

/** WeChat's keyboards. It has none for telephones: digits it is, the dash can be done without. */
const wechatKeys = ({ nickname, digits, decimal, phone }: FieldProps) =>
  nickname ? 'nickname' : decimal ? 'digit' : digits || phone ? 'number' : 'text';

/** The web's: text fields with other keys, as a browser's number field hides from us what is not a number. */
const webKeys = ({ digits, decimal, phone }: FieldProps) =>
  decimal ? 'decimal' : digits ? 'numeric' : phone ? 'tel' : undefined;

export function Field(props: FieldProps) {
  const { label, bare, placeholder, hint, error, max, multiline, disabled, className } = props;
  const { text, type, handOn } = useOwnText(props.value, props.onInput);
  const confirm = useAfterTyping(props.onConfirm);
  const inSheet = useContext(InSheet);
  const web = platform.name === 'h5';
  const length = countCharacters(normalText(text, multiline ?? false));
  const over = max !== undefined && length > max;
  const wrong = error ?? (over ? `超出 ${length - max} 字，请删减` : undefined);
  const spoken = wrong ? `${label}，${wrong}` : label;
  const shared = {
    className: cx('field-input', multiline && 'field-area'),
    value: text,
    placeholder,
    placeholderClass: 'field-ghost',
    // Counting is ours: WeChat's limit counts an emoji twice and cuts what was pasted without a word.
    maxlength: -1,
    disabled,
    focus: props.focus,
    adjustPosition: true,
    cursorSpacing: inSheet ? SPACE_PX.sheet : SPACE_PX.page,
    onInput: ({ detail }: Told) => type(detail.value),
    ...(web ? { nativeProps: { 'aria-label': spoken, inputMode: webKeys(props) } } : a11y({ label: spoken })),
  };
  // WeChat puts a nickname in without telling of an input, and takes one out again that it does not allow.
  const take = ({ detail }: Told) => {
    if (props.nickname && detail.value !== text) type(detail.value);
  };
  return (
    <View id={props.id} className={cx('field', wrong && 'field-wrong', className)}>
      {!bare && <Text className="field-label">{label}</Text>}
      {multiline ? (
        // With its bar of 完成: without it an iPhone's keyboard covers a sheet's button and nothing puts it down.
        <Textarea
          {...shared}
          autoHeight
          fixed={inSheet}
          showConfirmBar
          disableDefaultPadding
          onBlur={handOn}
        />
      ) : (
        <Input
          {...shared}
          type={web ? 'text' : wechatKeys(props)}
          confirmType="done"
          onBlur={(event: Told) => {
            take(event);
            handOn();
          }}
          onNickNameReview={({ detail }: { detail: { pass: boolean } }) => {
            if (!detail.pass) type('');
          }}
          onConfirm={(event: Told) => {
            take(event);
            confirm();
          }}
        />
      )}
      <View className="field-under">
        {wrong ? (
          <View className="field-error" {...a11y({ role: 'alert' })}>
            <Icon name="warn" size={16} />
            <Text>{wrong}</Text>
          </View>
        ) : (
          hint && <Text className="field-hint">{hint}</Text>
        )}
        {max !== undefined && multiline && length > max * 0.8 && (
          <Text className="field-count num">{`${length}/${max}`}</Text>
        )}
      </View>
    </View>
  );
}
