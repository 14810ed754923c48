import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Icon } from '../../../components/icon';
import { Notice } from '../../../components/notice';
import { Tap } from '../../../components/tap';
import { go, routes } from '../../../kernel/routes';
import { isSettled, type Me } from '../../../kernel/session';
import { placesOf } from '../../../parts/me/places';
import { WORDS as meWords } from '../../../parts/me/words';
import { WORDS } from './words';

/** Who I am here; leads to the settings, or first to the choice of a community. */
export function Profile({ me }: { me: Me }) {
  const places = placesOf(me);
  return (
    <>
      <Tap
        className="me-head"
        label={`${me.name}，${WORDS.settings}`}
        onTap={() => void go(routes.mine.settings())}
      >
        <Avatar name={me.avatar} size="xl" />
        <View className="grow">
          <View className="me-name serif t22">{me.name}</View>
          {me.nameHeld && <View className="t14 i3">{WORDS.nameHeld}</View>}
          <View className="t14 i2">
            {places.map((place, index) => (
              <Text key={place}>
                {index > 0 && <Text className="dt" />}
                {place}
              </Text>
            ))}
            {places.length === 0 && meWords.unsettled}
          </View>
        </View>
        <Icon name="next" size={20} className="me-head-next" />
      </Tap>
      {!isSettled(me) && (
        <View className="gutter">
          <Notice action={{ label: WORDS.settleAct, onTap: () => void go(routes.mine.settle()) }}>
            {WORDS.settle}
          </Notice>
        </View>
      )}
    </>
  );
}
