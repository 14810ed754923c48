import { Text, View } from '@tarojs/components';
import { adviceOf, lastReason } from '../../../parts/post/slip';
import type { PostView } from '../../../parts/post/types';
import { words } from './words';
import './rejection.scss';

/** Why the post came back, above the words that are to be mended. */
export function Rejection({ post }: { post: PostView }) {
  const reason = post.state === 'rejected' ? lastReason(post, 'reject') : null;
  if (!reason?.reason) return null;
  const advice = adviceOf(reason.reason);
  return (
    <View className="rejection">
      <Text className="b">{words.rejected}</Text>
      <Text className="rejection-line">{reason.reason}</Text>
      {advice && <Text className="rejection-line">{advice}</Text>}
    </View>
  );
}
