import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Notice } from '../../../components/notice';
import { Seal } from '../../../components/seal';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { newKey } from '../../../kernel/key';
import { go, routes } from '../../../kernel/routes';
import { useMe } from '../../../kernel/session';
import { tellOfPost } from '../news';
import { type Slip as SlipView, slipOf } from '../slip';
import type { PostView } from '../types';
import { HideSheet } from './hide-sheet';
import { sealTurn } from './post-card';
import './slip.scss';

interface Props {
  post: PostView;
  onChanged: () => Promise<void>;
}

/** The slip of paper pinned under a post, with the seal on its edge and what this reader may do. */
export function Slip({ post, onChanged }: Props) {
  const { title, lines, seal, acts } = slipOf(post, useMe()?.id === post.author.id);
  const [hiding, setHiding] = useState(false);
  const withdraw = useAction(async () => {
    await call('post.withdraw', { id: post.id });
    await onChanged();
  });
  const restore = useAction(async () => {
    await call('post.restore', { id: post.id }, { key: newKey() });
    tellOfPost(post.id, { state: 'approved' });
    await onChanged();
  });
  const failed = withdraw.error ?? restore.error;

  const run: Record<SlipView['acts'][number]['act'], () => void> = {
    reason: () => void go(routes.points(post.transferId ?? undefined)),
    edit: () => void go(routes.publish({ postId: post.id })),
    withdraw: () => void withdraw.run(),
    review: () => void go(routes.review(post.id)),
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
      {failed && <Notice kind="error">{failed.message}</Notice>}
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
