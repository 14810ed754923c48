import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { DayBar } from '../../../components/day-bar';
import { Notice } from '../../../components/notice';
import { Seal } from '../../../components/seal';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { NoticeSheet } from '../../../parts/notice/notice-sheet';
import { ObjectSheet } from '../../../parts/notice/object-sheet';
import { ReasonSheet } from '../../../parts/points/reason-sheet';
import { sealTurn } from '../../../parts/post/post-card';
import { tellOfPost } from '../../../parts/post/post-news';
import { type Slip as SlipView, slipOf } from '../../../parts/post/slip';
import type { PostView } from '../../../parts/post/types';
import { slipWords } from '../../../parts/post/slip-words';
import { words } from './words';
import './slip.scss';

/** What is open over it. */
type Sheet = 'reason' | 'notice' | 'object' | 'withdraw' | 'hide';

interface Props {
  post: PostView;
  onChanged: () => Promise<void>;
}

/** The slip of paper pinned under a post, with the seal on its edge and what this reader may do. */
export function Slip({ post, onChanged }: Props) {
  const me = useMe();
  const reader = me === null ? 'guest' : me.id === post.author.id ? 'author' : 'neighbour';
  const { title, lines, seal, bar, acts } = slipOf(post, reader);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [objected, setObjected] = useState(false);
  const close = () => setSheet(null);
  const restore = useAction(async () => {
    await send('post.restore', { id: post.id });
    tellOfPost(post.id, { state: 'approved' });
    await onChanged();
  });

  const run: Record<SlipView['acts'][number]['act'], () => void> = {
    revision: () => void go(routes.deed.post(post.revision ?? post.id)),
    revised: () => void go(routes.deed.post(post.revises ?? post.id)),
    reason: () => setSheet('reason'),
    notice: () => setSheet('notice'),
    object: () => setSheet('object'),
    appeal: () => void go(routes.book.appeal({ kind: 'rejection', postId: post.id })),
    edit: () => void go(routes.deed.publish({ postId: post.id })),
    withdraw: () => setSheet('withdraw'),
    review: () => void go(routes.staff.review(post.id)),
    hide: () => setSheet('hide'),
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
      {objected && <Notice kind="done">{slipWords.objectSent}</Notice>}
      {restore.error && <Notice kind="error">{restore.error.message}</Notice>}
      <ReasonSheet transferId={sheet === 'reason' ? post.transferId : null} onPost onClose={close} />
      {sheet === 'notice' && post.notice && (
        <NoticeSheet
          transferId={post.notice.transferId}
          onPost
          onObjected={() => void onChanged()}
          onClose={close}
        />
      )}
      {sheet === 'object' && post.notice && (
        <ObjectSheet
          transferId={post.notice.transferId}
          onClose={close}
          onDone={() => {
            setObjected(true);
            void onChanged();
          }}
        />
      )}
      {sheet === 'withdraw' && (
        <AskSheet
          {...words.withdrawing}
          onYes={() => call('post.withdraw', { id: post.id }).then(onChanged)}
          onClose={close}
        />
      )}
      {sheet === 'hide' && (
        <AskSheet
          title={words.hideTitle}
          words={{ label: words.hideReason, placeholder: words.hideHint, max: LIMITS.reasonChars }}
          yes={words.hide}
          onYes={async (reason) => {
            await send('post.hide', { id: post.id, reason });
            tellOfPost(post.id, { state: 'hidden' });
            await onChanged();
          }}
          onClose={close}
        />
      )}
    </View>
  );
}
