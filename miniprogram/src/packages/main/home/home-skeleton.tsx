import { View } from '@tarojs/components';
import { Rule } from '../../../components/rule';
import { Bone } from '../../../components/skeleton';
import './home-skeleton.scss';

/** The page before it knows: the same shape, in pressed paper. */
export function HomeSkeleton() {
  return (
    <View>
      <View className="home-bones home-bones-mast">
        <Bone width={168} height={24} />
        <Bone width={88} height={24} />
      </View>
      <Rule kind="ww" />
      <View className="home-bones home-bones-purse">
        <View>
          <Bone width={72} height={16} />
          <Bone width={160} height={48} className="home-bone-next" />
        </View>
        <Bone width={52} height={52} />
      </View>
      <View className="home-bones">
        {[1, 2, 3, 4].map((ring) => (
          <Bone key={ring} width="22%" height={96} />
        ))}
      </View>
      <View className="home-bones">
        <Bone height={224} />
      </View>
      <View className="home-bones">
        <Bone height={112} />
      </View>
    </View>
  );
}
