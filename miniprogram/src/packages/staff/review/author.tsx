import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import type { Item } from '../../../parts/review/decision';

/** Whose post it was. */
export const Author = ({ of: { author } }: { of: Item }) => (
  <View className="review-stamped-who t14 i2">
    <Avatar name={author.avatar} size="s" />
    <Text>{author.name}</Text>
  </View>
);
