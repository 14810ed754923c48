import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ListEnd } from '../../components/list-end';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { useSession } from '../../kernel/session';
import { askToSignIn } from '../../kernel/sign-in';
import { Comment } from './comment';
import { CommentSheets } from './comment-sheets';
import { useLikeOf } from './use-like';
import type { CommentView, Talk } from './use-talk';
import { words } from './words';
import './talk.scss';

interface Props {
  /** How many there are, also those of pages not loaded yet. */
  count: number;
  talk: Talk;
  /** Only to be read. */
  still?: boolean;
}

/** What the neighbours said, oldest first, each with its replies below it. */
export function Comments({ count, talk, still = false }: Props) {
  const { pages } = talk;
  const { signedIn } = useSession();
  const { like, failed } = useLikeOf<CommentView>('comment', talk.changed);
  const [opened, setOpened] = useState<number | null>(null);
  const comments = distinct(pages.items);
  const open = comments.find(({ id }) => id === opened);
  const actsOf = (comment: CommentView) =>
    still
      ? null
      : {
          like,
          reply: () => (signedIn ? talk.answer(comment) : askToSignIn()),
          more: () => setOpened(comment.id),
        };
  return (
    <Section title={words.title(count)} note={count > 1 ? words.order : undefined} plain>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={3} />}
        empty={pages.items.length === 0 && <Text className="comments-empty">{words.empty}</Text>}
      >
        {() => (
          <View className="comments">
            {comments.map((comment) => (
              <Comment
                key={comment.id}
                comment={comment}
                acts={actsOf(comment)}
                wrong={failed?.id === comment.id ? failed.message : undefined}
              />
            ))}
            {(pages.hasMore || pages.moreError) && <ListEnd pages={pages} />}
          </View>
        )}
      </StateView>
      {open && <CommentSheets comment={open} talk={talk} onClose={() => setOpened(null)} />}
    </Section>
  );
}

/** One's own new comment stands at the end at once; when its page is loaded later it comes a second time, in its place. */
function distinct(comments: CommentView[]): CommentView[] {
  const last = new Map(comments.map(({ id }, index) => [id, index]));
  return comments.filter(({ id }, index) => last.get(id) === index);
}
