import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import './seal.scss';

interface SealProps {
  /** The rule's two characters. */
  text: string;
  points: number;
  /** Outline: still under public notice, or only asked for. */
  wait?: boolean;
  size?: 's' | 'm' | 'l';
  /** Which of the three cuts; by default the text decides, so that one rule always has one seal. */
  turn?: 1 | 2 | 3;
  /** Stamps it down: the moment of reward. */
  press?: boolean;
}

const turnOf = (text: string) => (((text.codePointAt(0) ?? 0) + (text.codePointAt(1) ?? 0)) % 3) + 1;
const signed = (points: number) => (points < 0 ? `−${-points}` : `+${points}`);

export function Seal({ text, points, wait = false, size = 'm', turn, press = false }: SealProps) {
  const cut = turn ?? turnOf(text);
  const label = `${text}，${points < 0 ? '减' : '加'} ${Math.abs(points)} 分${wait ? '，待入账' : ''}`;
  return (
    <View
      className={cx('seal', `seal-${size}`, `seal-${cut}`, wait && 'seal-wait', press && 'seal-press')}
      {...a11y({ role: 'img', label })}
    >
      <View className="seal-ink" />
      {size !== 's' && <Text className="seal-text">{text}</Text>}
      <Text className={cx('seal-points', Math.abs(points) > 999 && 'seal-long')}>{signed(points)}</Text>
    </View>
  );
}
