import { Text, View } from '@tarojs/components';
import { Avatar } from '../../components/avatar';
import { Icon } from '../../components/icon';
import { Tap } from '../../components/tap';
import { useMe } from '../../kernel/session';
import { ago } from '../../kernel/time';
import type { CommentView } from './use-talk';
import { words } from './words';

interface Props {
  comment: CommentView;
  /** What can be done with it; null where nothing can. */
  acts: { like: (comment: CommentView) => void; reply: () => void; more: () => void } | null;
  wrong: string | undefined;
}

/** One comment, or one reply in its well below it; of what is gone a note. */
export function Comment({ comment, acts, wrong }: Props) {
  const { id, thread, author, gone, answers } = comment;
  if (gone !== null || author === null)
    return <View className="comment comment-gone">{words.gone[gone ?? 'removed']}</View>;
  const isReply = thread !== id;
  const body = (
    <Text className="comment-body" selectable userSelect>
      {comment.body}
    </Text>
  );
  return (
    <View className={isReply ? 'comment comment-reply' : 'comment'}>
      {!isReply && <Avatar name={author.avatar} />}
      <View className="grow">
        <View className="comment-head">
          <Text className="comment-name">{author.name}</Text>
          {author.unit && <Text className="comment-unit">{author.unit}</Text>}
          {answers !== null && <Text className="comment-to">{words.replyTo(answers)}</Text>}
          <Text className="comment-at">
            {comment.edited ? `${words.edited} ${ago(comment.at)}` : ago(comment.at)}
          </Text>
        </View>
        {body}
        {comment.held && <View className="comment-held">{words.held}</View>}
        {acts && <Acts comment={comment} {...acts} />}
        {wrong && <View className="comment-wrong">{wrong}</View>}
      </View>
    </View>
  );
}

function Acts({ comment, like, reply, more }: { comment: CommentView } & NonNullable<Props['acts']>) {
  const me = useMe();
  const { liked, likes, author } = comment;
  const own = author?.id === me?.id;
  return (
    <View className="comment-acts">
      <Tap
        className={liked ? 'comment-act comment-act-on' : 'comment-act'}
        label={liked ? words.liked : `${words.like} ${likes}`}
        onTap={() => like(comment)}
      >
        <Icon name={liked ? 'like-on' : 'like'} size={20} />
        <Text>{likes || words.like}</Text>
      </Tap>
      <Tap className="comment-act" label={words.replyTo(author?.name ?? '')} onTap={reply}>
        <Text>{words.reply}</Text>
      </Tap>
      {me && (own || comment.canRemove || author?.unit === null) && (
        <Tap
          className="comment-act comment-act-end"
          label={`${words.more} ${author?.name ?? ''}`}
          onTap={more}
        >
          <Icon name="more" size={20} />
        </Tap>
      )}
    </View>
  );
}
