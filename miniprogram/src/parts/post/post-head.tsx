import { Text, View } from '@tarojs/components';
import { Avatar } from '../../components/avatar';
import { ago } from '../../kernel/time';
import type { PostCardView } from './types';
import './post-head.scss';

interface Props {
  post: Pick<PostCardView, 'author' | 'community' | 'at'>;
  /** Leaves room for the seal at the right end. */
  sealed: boolean;
}

/** Who, from where, when. A staff member stands with the office they speak for. */
export function PostHead({ post: { author, community, at }, sealed }: Props) {
  return (
    <View className={`post-head ${sealed ? 'post-head-sealed' : ''}`}>
      <Avatar name={author.avatar} />
      <View className="grow">
        <Text className="post-head-name">{author.name}</Text>
        <View className="post-head-where">
          <Text>{author.unit ?? community}</Text>
          <View className="dt" />
          <Text>{ago(at)}</Text>
        </View>
      </View>
    </View>
  );
}
