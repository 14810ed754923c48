import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import { a11y } from './a11y';
import './field-error.scss';

/** What is wrong, right under what it is about; nothing while nothing is. */
export function FieldError({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <View className="field-error-line" {...a11y({ role: 'alert' })}>
      <Icon name="warn" size={16} />
      <Text>{children}</Text>
    </View>
  );
}
