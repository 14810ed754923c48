import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { go, routes } from '../../../kernel/routes';
import { words } from './words';
import './first-step.scss';

/** In the place of zeros: what the first step is, and that it is a small one. */
export function FirstStep() {
  return (
    <View className="first-step">
      <View className="serif t22">{words.firstStep}</View>
      <Text className="i2">{words.firstStepText}</Text>
      <View className="first-step-acts">
        <Button icon="camera" onTap={() => void go(routes.deed.publish({ photo: true }))}>
          {words.firstStepDo}
        </Button>
        <Button kind="line" onTap={() => void go(routes.deed.rules())}>
          {words.firstStepRules}
        </Button>
      </View>
    </View>
  );
}
