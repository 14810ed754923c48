import { View } from '@tarojs/components';
import { Sheet } from '../../components/sheet';
import { WORDS } from './words';

/** What is kept of a person, in words that a person reads. */
export function PrivacySheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet open title={WORDS.privacy} onClose={onClose}>
      {WORDS.privacyParts.map(({ title, text }) => (
        <View key={title} className="me-privacy">
          <View className="b t17">{title}</View>
          <View className="t15 i2">{text}</View>
        </View>
      ))}
    </Sheet>
  );
}
