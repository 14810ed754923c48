import { Text, Textarea, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import { fieldName } from '../../../components/a11y';
import { FieldError } from '../../../components/field-error';
import { useOwnText } from '../../../components/own-text';
import { words } from './words';
import './body.scss';

interface Props {
  body: string;
  problem?: string;
  focus: boolean;
  onInput: (body: string) => void;
}

/** From here on the rest is told. */
const NEAR = 200;

/** The words of the post. Nothing pasted is cut: what is too much is said, and stays. */
export function Body({ body, problem, focus, onInput }: Props) {
  const { text, type, handOn } = useOwnText(body, onInput);
  const left = LIMITS.postChars - countCharacters(text.trim());
  const over = left < 0 ? words.over(-left) : undefined;
  const says = over ?? problem;
  return (
    <View id="publish-body">
      <Textarea
        className="publish-body"
        value={text}
        placeholder={words.bodyHint}
        placeholderClass="publish-ghost"
        maxlength={-1}
        autoHeight
        focus={focus}
        showConfirmBar
        disableDefaultPadding
        {...fieldName(words.body)}
        onInput={({ detail }) => type(detail.value)}
        onBlur={handOn}
      />
      {says ? (
        <FieldError>{says}</FieldError>
      ) : (
        left <= NEAR && <Text className="publish-left">{words.left(left)}</Text>
      )}
    </View>
  );
}
