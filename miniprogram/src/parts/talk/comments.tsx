import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Avatar } from '../../components/avatar';
import { ListEnd } from '../../components/list-end';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { Tap } from '../../components/tap';
import { call, type Reply } from '../../kernel/call';
import type { Pages } from '../../kernel/load';
import { ago } from '../../kernel/time';
import { words } from './words';
import './talk.scss';

export type CommentView = Reply<'comment.list'>['items'][number];

interface Props {
  /** How many there are, also those of pages not loaded yet. */
  count: number;
  pages: Pages<CommentView>;
  onRemoved: (comment: CommentView) => void;
}

/** What the neighbours said, oldest first. */
export function Comments({ count, pages, onRemoved }: Props) {
  const [removing, setRemoving] = useState<CommentView | null>(null);
  return (
    <Section title={words.title(count)} note={count > 1 ? words.order : undefined} plain>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={3} />}
        empty={pages.items.length === 0 && <Text className="comments-empty">{words.empty}</Text>}
      >
        {() => (
          <View className="comments">
            {distinct(pages.items).map((comment) => (
              <View key={comment.id} className="comment">
                <Avatar name={comment.author.avatar} />
                <View className="grow">
                  <View className="comment-head">
                    <Text className="comment-name">{comment.author.name}</Text>
                    {comment.author.unit && <Text className="comment-unit">{comment.author.unit}</Text>}
                    <Text className="comment-at">{ago(comment.at)}</Text>
                  </View>
                  <Text className="comment-body" selectable userSelect>
                    {comment.body}
                  </Text>
                  {comment.held && <View className="comment-held">{words.held}</View>}
                  {comment.canRemove && (
                    <Tap className="comment-remove" onTap={() => setRemoving(comment)}>
                      <Text>{words.remove}</Text>
                    </Tap>
                  )}
                </View>
              </View>
            ))}
            {(pages.hasMore || pages.moreError) && <ListEnd pages={pages} />}
          </View>
        )}
      </StateView>
      {removing && (
        <AskSheet
          {...words.removing}
          text={removing.body}
          onYes={async () => {
            await call('comment.remove', { id: removing.id });
            pages.change((items) => items.filter(({ id }) => id !== removing.id));
            onRemoved(removing);
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  );
}

/** One's own new comment stands at the end at once; when its page is loaded later it comes a second time, in its place. */
function distinct(comments: CommentView[]): CommentView[] {
  const last = new Map(comments.map(({ id }, index) => [id, index]));
  return comments.filter(({ id }, index) => last.get(id) === index);
}
