import { Input, Text, Textarea, View } from '@tarojs/components';
import { countCharacters, normalText } from '@jishan/shared/text';
import { platform } from '../kernel/platform';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import './field.scss';

interface FieldProps {
  /** Where what is wrong comes into view. */
  id?: string;
  value: string;
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
  /** Digits only: the phone shows its number keys. */
  digits?: boolean;
  onConfirm?: () => void;
  className?: string;
}

export function Field(props: FieldProps) {
  const { value, label, bare, placeholder, hint, error, max, multiline, disabled, className } = props;
  const length = countCharacters(normalText(value, multiline ?? false));
  const over = max !== undefined && length > max;
  const wrong = error ?? (over ? `超出 ${length - max} 字，请删减` : undefined);
  const spoken = wrong ? `${label}，${wrong}` : label;
  const shared = {
    className: cx('field-input', multiline && 'field-area'),
    value,
    placeholder,
    placeholderClass: 'field-ghost',
    // Counting is ours: WeChat's limit counts an emoji twice and cuts what was pasted without a word.
    maxlength: -1,
    disabled,
    focus: props.focus,
    onInput: (event: { detail: { value: string } }) => props.onInput(event.detail.value),
    ...(platform.name === 'h5' ? { nativeProps: { 'aria-label': spoken } } : a11y({ label: spoken })),
  };
  return (
    <View id={props.id} className={cx('field', wrong && 'field-wrong', className)}>
      {!bare && <Text className="field-label">{label}</Text>}
      {multiline ? (
        <Textarea {...shared} autoHeight showConfirmBar={false} disableDefaultPadding />
      ) : (
        <Input
          {...shared}
          type={props.nickname ? 'nickname' : props.digits ? 'number' : 'text'}
          confirmType="done"
          onConfirm={() => props.onConfirm?.()}
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
