import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { BOARDS } from '@jishan/shared/rules';
import { Notice } from '../../../components/notice';
import { ThingPage } from '../../../components/thing-page';
import { replace, routes } from '../../../kernel/routes';
import { useParamId, useThing } from '../../../kernel/thing';
import { draftOf, EMPTY, NEW_POST, type PostDraft } from '../../../parts/post/draft';
import type { PostView } from '../../../parts/post/types';
import { Editor } from './editor';
import { Rejection } from './rejection';
import { Sent } from './sent';
import type { Sent as SentPost } from './use-writing';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '发布动态', enablePullDownRefresh: true });

/** Writing a new post, or mending one's own. */
export default function PublishPage() {
  const { ruleCode, board, photo } = useRouter().params;
  const id = useParamId('postId');
  if (id !== null) return <EditPost id={id} />;
  const wanted = {
    ruleCode,
    board: BOARDS.find(({ code }) => code === board)?.code,
    photo: photo === 'true',
  };
  return <NewPost wanted={wanted} />;
}

function NewPost({ wanted }: { wanted: Parameters<typeof Editor>[0]['wanted'] }) {
  const [sent, setSent] = useState<SentPost | null>(null);
  if (sent) return <Sent sent={sent} onAnother={() => setSent(null)} />;
  return (
    <Editor
      name={NEW_POST}
      start={EMPTY}
      target={null}
      wanted={wanted}
      onSent={setSent}
      onStale={() => undefined}
    />
  );
}

function EditPost({ id }: { id: number }) {
  const of = useThing('post.get', id, () => ({ id }));
  const [sent, setSent] = useState<SentPost | null>(null);
  const post = of.data;
  if (sent) return <Sent sent={sent} />;
  // What is gone or may not be edited says so and leads on; only what is there is written on.
  if (!post || !post.can.edit)
    return (
      <ThingPage
        title={words.titleEdit}
        ground="sheet"
        of={{ ...of, gone: of.gone || post !== null }}
        gone={{
          ...words.closed,
          action: { label: words.closedAct, onTap: () => void replace(routes.deed.post(id)) },
        }}
      >
        {() => null}
      </ThingPage>
    );
  return (
    <Editor
      name={draftOf(id)}
      start={writtenAs(post)}
      target={{ id, version: post.version }}
      wanted={{}}
      isPublic={changesPublic(post)}
      head={
        <>
          {changesPublic(post) && <Notice className="publish-notice">{words.changesPublic}</Notice>}
          <Rejection post={post} />
        </>
      }
      onSent={setSent}
      onStale={() => void of.reload()}
    />
  );
}

/** What is public already, or would take its place. */
const changesPublic = ({ state, revises }: PostView) => state === 'approved' || revises !== null;

function writtenAs(post: PostView): PostDraft {
  const { body, photos, board, place } = post;
  const claim = changesPublic(post) ? null : post.claim;
  return {
    body,
    photos,
    ruleCode: claim?.code ?? null,
    board: claim?.board === board ? null : board,
    place: place ?? '',
  };
}
