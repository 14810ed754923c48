import { Text, View } from '@tarojs/components';
import { boardTitle } from '@jishan/shared/rules';
import { Icon } from '../../components/icon';
import type { PostCardView } from './types';
import './post-place.scss';

/** Where it was, and the board it stands on. */
export function PostPlace({ post: { place, board } }: { post: Pick<PostCardView, 'place' | 'board'> }) {
  return (
    <View className="post-place">
      {place && (
        <View className="post-place-pin">
          <Icon name="pin" size={16} className="post-place-icon" />
          <Text>{place}</Text>
        </View>
      )}
      {place && <View className="post-place-sep" />}
      <Text className="post-place-board">{boardTitle(board)}</Text>
    </View>
  );
}
