import { Text } from '@tarojs/components';
import { Icon } from '../../components/icon';
import { Link } from '../../components/link';
import { routes } from '../../kernel/routes';
import type { PostCardView } from './types';
import { words } from './words';
import './post-shop.scss';

/** The shop in whose name a deed was posted: the way to its page. */
export function PostShop({ shop: { id, name } }: { shop: NonNullable<PostCardView['shop']> }) {
  return (
    <Link className="post-shop" to={routes.alliance.shop(id)}>
      <Icon name="shop" size={16} />
      <Text className="post-shop-name">{words.inName(name)}</Text>
    </Link>
  );
}
