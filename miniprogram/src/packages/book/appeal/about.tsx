import { Text, View } from '@tarojs/components';
import { Fact } from '../../../components/fact';
import { useFound } from '../../../kernel/found';
import { useCall, usePages } from '../../../kernel/load';
import type { AppealAbout } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { adviceOf, lastReason } from '../../../parts/post/slip';
import { words } from './words';

/** What is appealed against, so that it can be answered point by point. A missed award has nothing to show yet. */
export function About({ about }: { about: AppealAbout }) {
  switch (about.kind) {
    case 'rejection':
      return <Rejected postId={about.postId} />;
    case 'deduction':
      return <Deducted adjustmentId={about.adjustmentId} />;
    case 'missed':
      return null;
  }
}

function Rejected({ postId }: { postId: number }) {
  const post = useCall('post.get', { id: postId }).data;
  if (!post) return null;
  const rejected = lastReason(post, 'reject');
  const reason = rejected?.reason ?? '';
  return (
    <View>
      <Fact
        name={words.about.post}
        first={<Text className="cut2">{post.body || words.about.photos(post.photos.length)}</Text>}
        second={ago(post.at)}
      />
      {rejected && (
        <Fact
          name={words.about.because}
          first={[reason, adviceOf(reason)].filter(Boolean).join('：')}
          second={[rejected.unit, ago(rejected.at)].filter(Boolean).join('，')}
        />
      )}
    </View>
  );
}

function Deducted({ adjustmentId }: { adjustmentId: number }) {
  const { data } = useFound(usePages('adjustment.mine', {}), ({ id }) => id === adjustmentId);
  if (!data) return null;
  return (
    <View>
      <Fact name={words.about.deducted} first={words.about.points(data.points)} />
      <Fact name={words.about.because} first={data.reason} second={`${data.unit}，${ago(data.at)}`} />
    </View>
  );
}
