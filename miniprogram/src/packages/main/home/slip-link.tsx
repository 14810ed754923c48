import { Text, View } from '@tarojs/components';
import { Icon } from '../../../components/icon';
import { Link } from '../../../components/link';
import { routes } from '../../../kernel/routes';
import { words } from './words';
import './slip-link.scss';

/** A slip of paper left on the page: the post that waits to be written on. */
export function SlipLink({ note }: { note: string }) {
  return (
    <Link className="slip-link" to={routes.deed.publish()}>
      <Icon name="edit" />
      <View className="grow">
        <Text className="slip-link-title">{words.unfinished}</Text>
        <Text className="slip-link-note cut">{note}</Text>
      </View>
      <Icon name="next" size={20} className="slip-link-next" />
    </Link>
  );
}
