import { Text, Textarea, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import { useState, type ReactNode } from 'react';
import { fieldName } from '../../components/a11y';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Tap } from '../../components/tap';
import { useAction } from '../../kernel/action';
import { useDraft } from '../../kernel/drafts';
import { send } from '../../kernel/send';
import { useSession } from '../../kernel/session';
import { askToSignIn } from '../../kernel/sign-in';
import type { Talk } from './use-talk';
import { words } from './words';
import './talk.scss';

interface Props {
  talk: Talk;
  likes: number;
  liked: boolean;
  onLike: () => void;
  likeError?: string;
  /** What stands beside the like. */
  children?: ReactNode;
}

/** Say something, like, pass on: the bar at the bottom edge. It rises with the keyboard instead of pushing the page. */
export function TalkBar({ talk, likes, liked, onLike, likeError, children }: Props) {
  const { signedIn } = useSession();
  const { subject, answering } = talk;
  // What is said to somebody is never said to somebody else by a slip.
  const to = answering ? `-${answering.id}` : '';
  const draft = useDraft(`comment-${subject.kind}-${subject.id}${to}`, { body: '' });
  const [writing, setWriting] = useState(false);
  const [keyboard, setKeyboard] = useState(0);
  const over = countCharacters(draft.value.body.trim()) - LIMITS.commentChars;
  const { busy, error, run } = useAction(async () => {
    const body = draft.value.body.trim();
    if (body === '' || over > 0) return;
    const answers = answering ? { answers: answering.id } : {};
    const comment = await send('comment.create', { subject, body, ...answers }, { of: draft });
    draft.clear();
    talk.said(comment);
  });
  const wrong = over > 0 ? words.tooLong(over) : error?.code === 'OFFLINE' ? words.offline : error?.message;
  const says = wrong ?? likeError;
  const hasText = draft.value.body.trim() !== '';
  const hint = answering ? words.replyTo(answering.author?.name ?? '') : words.placeholder;

  return (
    <View style={{ paddingBottom: `${keyboard}px` }}>
      {says && (
        <View className="talk-wrong">
          <Icon name="warn" size={16} />
          <Text>{says}</Text>
        </View>
      )}
      {answering && (
        <View className="talk-to">
          <Text className="grow">{hint}</Text>
          <Tap className="talk-not" label={words.notReply} onTap={() => talk.answer(null)}>
            <Icon name="close" size={20} />
          </Tap>
        </View>
      )}
      <View className="talk">
        {signedIn ? (
          <Textarea
            className="talk-field"
            value={draft.value.body}
            placeholder={hint}
            focus={answering !== null}
            placeholderClass="talk-placeholder"
            maxlength={-1}
            autoHeight
            fixed
            adjustPosition={false}
            showConfirmBar={false}
            disableDefaultPadding
            {...fieldName(hint)}
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
            <Text>{words.guest}</Text>
          </Tap>
        )}
        {writing || hasText || answering ? (
          <Button kind="red" loading={busy} disabled={!hasText || over > 0} onTap={() => void run()}>
            {words.send}
          </Button>
        ) : (
          <>
            <Tap
              className={`talk-act ${liked ? 'talk-act-on' : ''}`}
              label={liked ? words.liked : `${words.like} ${likes}`}
              onTap={onLike}
            >
              <Icon name={liked ? 'like-on' : 'like'} />
              <Text>{likes || words.like}</Text>
            </Tap>
            {children}
          </>
        )}
      </View>
    </View>
  );
}
