import { Input, Text, View } from '@tarojs/components';
import { fieldName } from '../../../components/a11y';
import { FieldError } from '../../../components/field-error';
import { Icon } from '../../../components/icon';
import { useOwnText } from '../../../components/own-text';
import { words } from './words';
import './place-row.scss';

interface Props {
  place: string;
  problem?: string;
  onInput: (place: string) => void;
}

/** Where it was: typed, so that nobody has to share where they are. */
export function PlaceRow({ place, problem, onInput }: Props) {
  const { text, type, handOn } = useOwnText(place, onInput);
  return (
    <View id="publish-place">
      <View className="gutter">
        <View className="row">
          <Icon name="pin" className="row-icon" />
          <Text>{words.place}</Text>
          <Input
            className="place-input"
            value={text}
            placeholder={words.placeHint}
            placeholderClass="place-ghost"
            maxlength={-1}
            {...fieldName(words.place)}
            onInput={({ detail }) => type(detail.value)}
            onBlur={handOn}
          />
        </View>
      </View>
      {problem && <FieldError>{problem}</FieldError>}
    </View>
  );
}
