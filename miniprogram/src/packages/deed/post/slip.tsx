import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { DayBar } from '../../../components/day-bar';
import { Notice } from '../../../components/notice';
import { Seal } from '../../../components/seal';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { ObjectSheet } from '../../../parts/notice/object-sheet';
import { sealTurn } from '../../../parts/post/post-card';
import { tellOfPost } from '../../../parts/post/post-news';
import { type Slip as SlipView, slipOf } from '../../../parts/post/slip';
import type { PostView } from '../../../parts/post/types';
import { words } from '../../../parts/post/words';
import { HideSheet } from './hide-sheet';
import './slip.scss';

interface Props {
  post: PostView;
  onChanged: () => Promise<void>;
}

/** The slip of paper pinned under a post, with the seal on its edge and what this reader may do. */
export function Slip({ post, onChanged }: Props) {
  const me = useMe();
  const reader = me === null ? 'guest' : me.id === post.author.id ? 'author' : 'neighbour';
  const { title, lines, seal, bar, acts } = slipOf(post, reader);
  const [hiding, setHiding] = useState(false);
  const [objection, setObjection] = useState<'none' | 'writing' | 'sent'>('none');
  const withdraw = useAction(async () => {
    await call('post.withdraw', { id: post.id });
    await onChanged();
  });
  const restore = useAction(async () => {
    await send('post.restore', { id: post.id });
    tellOfPost(post.id, { state: 'approved' });
    await onChanged();
  });
  const failed = withdraw.error ?? restore.error;

  const run: Record<SlipView['acts'][number]['act'], () => void> = {
    reason: () => void go(routes.mine.points(post.transferId ?? undefined)),
    notice: () => void go(routes.book.notices(post.notice?.transferId)),
    object: () => setObjection('writing'),
    appeal: () => void go(routes.book.appeal({ kind: 'rejection', postId: post.id })),
    edit: () => void go(routes.deed.publish({ postId: post.id })),
    withdraw: () => void withdraw.run(),
    review: () => void go(routes.staff.review(post.id)),
    hide: () => setHiding(true),
    restore: () => void restore.run(),
  };

  return (
    <View className="post-slip">
      <View className={`post-slip-paper ${seal ? 'post-slip-sealed' : ''}`}>
        {seal && (
          <View className="post-slip-seal">
            <Seal text={seal.text} points={seal.points} wait={seal.wait} size="l" turn={sealTurn(post.id)} />
          </View>
        )}
        <Text className="post-slip-title">{title}</Text>
        {lines.map((line) => (
          <Text key={line} className="post-slip-line">
            {line}
          </Text>
        ))}
        {bar && (
          <View className="post-slip-bar">
            <DayBar days={bar.days} over={bar.over} />
            <View className="post-slip-days t12 i3">
              <Text>{bar.from}</Text>
              <Text>{bar.to}</Text>
            </View>
          </View>
        )}
      </View>
      {acts.length > 0 && (
        <View className="post-slip-acts">
          {acts.map(({ act, label }) => (
            <Tap key={act} className="post-slip-act" onTap={run[act]}>
              <Text>{label}</Text>
            </Tap>
          ))}
        </View>
      )}
      {objection === 'sent' && <Notice kind="done">{words.slip.objectSent}</Notice>}
      {failed && <Notice kind="error">{failed.message}</Notice>}
      {objection === 'writing' && post.notice && (
        <ObjectSheet
          transferId={post.notice.transferId}
          onClose={() => setObjection('none')}
          onDone={() => {
            setObjection('sent');
            void onChanged();
          }}
        />
      )}
      <HideSheet
        postId={post.id}
        open={hiding}
        onClose={() => setHiding(false)}
        onHidden={() => {
          setHiding(false);
          tellOfPost(post.id, { state: 'hidden' });
          void onChanged();
        }}
      />
    </View>
  );
}
