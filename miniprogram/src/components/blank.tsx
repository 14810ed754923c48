import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Button } from './button';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';
import './blank.scss';

interface BlankProps {
  art: 'board' | 'kite';
  title: string;
  text?: string;
  action?: { label: string; onTap: () => void; icon?: IconName };
  kept?: KeptDraft;
}

/** A draft that waits, so that nobody fears it is lost. */
export interface KeptDraft {
  text: string;
  onTap: () => void;
}

/** A page without its content: a drawing, a sentence, one thing to do. */
export function Blank({ art, title, text, action, kept }: BlankProps) {
  return (
    <View className="blank">
      <View className={cx('blank-art', `art-${art}`)} {...a11y({ hidden: true })} />
      <Text className="blank-title" {...a11y({ role: 'heading', level: 2 })}>
        {title}
      </Text>
      {text && <Text className="blank-text">{text}</Text>}
      {action && (
        <Button className="blank-act" icon={action.icon} onTap={action.onTap}>
          {action.label}
        </Button>
      )}
      {kept && (
        <Tap className="blank-kept" onTap={kept.onTap}>
          <Icon name="edit" />
          <View className="grow">
            <View>写了一半的动态没有丢</View>
            <Text className="cut t14 i2">{kept.text}</Text>
          </View>
          <Icon name="next" size={20} />
        </Tap>
      )}
    </View>
  );
}
