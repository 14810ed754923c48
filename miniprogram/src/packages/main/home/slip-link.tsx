import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../../../components/icon';
import { Tap } from '../../../components/tap';
import './slip-link.scss';

interface Props {
  icon: IconName;
  title: string;
  note: string;
  onTap: () => void;
}

/** A slip of paper left on the page: something of one's own that waits. */
export function SlipLink({ icon, title, note, onTap }: Props) {
  return (
    <Tap className="slip-link" role="link" onTap={onTap}>
      <Icon name={icon} />
      <View className="grow">
        <Text className="slip-link-title">{title}</Text>
        <Text className="slip-link-note cut">{note}</Text>
      </View>
      <Icon name="next" size={20} className="slip-link-next" />
    </Tap>
  );
}
