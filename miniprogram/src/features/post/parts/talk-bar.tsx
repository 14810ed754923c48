import { Text, Textarea, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import { useState } from 'react';
import { fieldName } from '../../../components/a11y';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useSession } from '../../../kernel/session';
import { askToSignIn } from '../../../kernel/sign-in';
import type { CommentView, PostView } from '../types';
import { words } from '../words';
import { ShareButton } from './share-button';
import './talk-bar.scss';

interface Props {
  post: PostView;
  onLike: (post: PostView) => void;
  likeError?: string;
  onSaid: (comment: CommentView) => void;
}

const text = words.comments;

/** Say something, like, pass on: the bar at the bottom edge. It rises with the keyboard instead of pushing the page. */
export function TalkBar({ post, onLike, likeError, onSaid }: Props) {
  const { signedIn } = useSession();
  const draft = useDraft(`comment-${post.id}`, { body: '' });
  const [writing, setWriting] = useState(false);
  const [keyboard, setKeyboard] = useState(0);
  const over = countCharacters(draft.value.body.trim()) - LIMITS.commentChars;
  const { busy, error, run } = useAction(async () => {
    const body = draft.value.body.trim();
    if (body === '' || over > 0) return;
    onSaid(await call('comment.create', { postId: post.id, body }, { key: draft.key }));
    draft.clear();
  });
  const wrong = over > 0 ? text.tooLong(over) : error?.code === 'OFFLINE' ? text.offline : error?.message;
  const says = wrong ?? likeError;
  const hasText = draft.value.body.trim() !== '';

  return (
    <View style={{ paddingBottom: `${keyboard}px` }}>
      {says && (
        <View className="talk-wrong">
          <Icon name="warn" size={16} />
          <Text>{says}</Text>
        </View>
      )}
      <View className="talk">
        {signedIn ? (
          <Textarea
            className="talk-field"
            value={draft.value.body}
            placeholder={text.placeholder}
            placeholderClass="talk-placeholder"
            maxlength={-1}
            autoHeight
            fixed
            adjustPosition={false}
            showConfirmBar={false}
            disableDefaultPadding
            {...fieldName(text.placeholder)}
            onInput={({ detail }) => draft.change({ body: detail.value })}
            onFocus={() => setWriting(true)}
            onBlur={() => {
              setWriting(false);
              setKeyboard(0);
            }}
            onKeyboardHeightChange={({ detail }) => setKeyboard(detail.height)}
          />
        ) : (
          <Tap className="talk-field talk-placeholder" onTap={askToSignIn}>
            <Text>{words.guestTalk}</Text>
          </Tap>
        )}
        {writing || hasText ? (
          <Button kind="red" loading={busy} disabled={!hasText || over > 0} onTap={() => void run()}>
            {text.send}
          </Button>
        ) : (
          <>
            <Tap
              className={`talk-act ${post.liked ? 'talk-act-on' : ''}`}
              label={post.liked ? words.liked : `${words.like} ${post.likes}`}
              onTap={() => onLike(post)}
            >
              <Icon name={post.liked ? 'like-on' : 'like'} />
              <Text>{post.likes || words.like}</Text>
            </Tap>
            <ShareButton className="talk-act" postId={post.id} />
          </>
        )}
      </View>
    </View>
  );
}
