import { View } from '@tarojs/components';
import { Page } from '../../../components/page';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '隐私与我的数据' });

/** What is kept of a person, in words that a person reads. */
export default function PrivacyPage() {
  return (
    <Page title={words.title}>
      <View className="gutter">
        {words.parts.map(({ title, text }) => (
          <View key={title} className="privacy-part">
            <View className="b t17">{title}</View>
            <View className="t15 i2">{text}</View>
          </View>
        ))}
      </View>
    </Page>
  );
}
