import { Text, View } from '@tarojs/components';
import { Num } from '../../../components/num';
import './fine.scss';

/** Words with a number between them, as one run of text that wraps where it must. */
export function FineWords({ before, points, after }: { before: string; points: number; after: string }) {
  return (
    <View className="points-fine-words">
      <Text>{before}</Text>
      <Num value={points} size={17} className="points-fine-num" />
      <Text>{after}</Text>
    </View>
  );
}
