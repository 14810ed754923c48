import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Avatar } from './avatar';
import { cx } from './cx';
import { grouped } from './num';
import { tabletColumns } from './tablet-name';
import './podium.scss';

interface Placed {
  userId: number;
  rank: number;
  name: string;
  avatar: string;
  points: number;
}

/** The three stone tablets. Equal honour has equal place, so the number comes from the ranking, not from the order. */
export function Podium({ top }: { top: Placed[] }) {
  const [first, second, third] = top;
  return (
    <View className="stele">
      <Tablet placed={second} stand={2} />
      <Tablet placed={first} stand={1} />
      <Tablet placed={third} stand={3} />
    </View>
  );
}

function Tablet({ placed, stand }: { placed: Placed | undefined; stand: 1 | 2 | 3 }) {
  if (!placed) {
    return (
      <View className={cx('stele-one', `stele-${stand}`)}>
        <View className="stele-stone stele-free">
          <Text className="stele-wait">虚位以待</Text>
        </View>
      </View>
    );
  }
  const { rank, name, avatar, points } = placed;
  const columns = tabletColumns(name);
  return (
    <View
      className={cx('stele-one', `stele-${stand}`)}
      {...a11y({ role: 'img', label: `第 ${rank} 名，${name}，${points} 分` })}
    >
      <Avatar name={avatar} size={stand === 1 ? 'xl' : 'l'} round className="stele-face" />
      <View className="stele-stone">
        <Text className="stele-rank num">{rank}</Text>
        {columns ? (
          <View className={cx('stele-name', columns.length > 1 && 'stele-two')}>
            {columns.map((column, i) => (
              <View key={i} className="stele-column">
                {[...column].map((character, j) => (
                  <Text key={j} className="stele-character">
                    {character}
                  </Text>
                ))}
              </View>
            ))}
          </View>
        ) : (
          <Text className="stele-flat">{name}</Text>
        )}
        <Text className="stele-points num">{grouped(points)}</Text>
      </View>
    </View>
  );
}
