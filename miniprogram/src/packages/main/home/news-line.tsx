import { MOST_UNREAD } from '@jishan/shared/messages';
import { Text, View } from '@tarojs/components';
import { Row } from '../../../components/row';
import { go, routes } from '../../../kernel/routes';
import type { Summary } from './types';
import { words } from './words';
import './news-line.scss';

/** What is new for me, in a line. */
export function NewsLine({ news: { title, unread } }: { news: NonNullable<Summary['news']> }) {
  const more = unread < MOST_UNREAD ? unread - 1 : '99+';
  return (
    <View className="gutter">
      <Row
        icon="bell"
        title={
          <View className="news-line">
            <Text className="news-line-title cut">{title}</Text>
            {unread > 1 && <Text className="news-line-more">{words.moreNews(more)}</Text>}
          </View>
        }
        value={<View className="news-line-dot" />}
        onTap={() => void go(routes.book.messages())}
      />
    </View>
  );
}
