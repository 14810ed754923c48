import { Text, View } from '@tarojs/components';
import { cx } from './cx';
import { Tap } from './tap';
import './switch-box.scss';

interface SwitchBoxProps {
  on: boolean;
  onChange: (on: boolean) => void;
  title: string;
  note?: string;
  /** 字字, small and large: the sign of care mode. */
  mark?: string;
}

/** A switch that is easy to see and to hit: the whole slip turns it. */
export function SwitchBox({ on, onChange, title, note, mark }: SwitchBoxProps) {
  return (
    <Tap className="switch-box" role="switch" checked={on} label={title} onTap={() => onChange(!on)}>
      {mark && (
        <View className="switch-mark">
          <Text className="switch-small">{mark}</Text>
          <Text className="switch-large">{mark}</Text>
        </View>
      )}
      <View className="grow">
        <View className="b">{title}</View>
        {note && <View className="t14 i3">{note}</View>}
      </View>
      <View className={cx('switch', on && 'switch-on')}>
        <View className="switch-knob" />
      </View>
    </Tap>
  );
}
