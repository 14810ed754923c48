import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { BOARDS } from '@jishan/shared/rules';
import { Empty } from '../../../components/empty';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { draftOf, EMPTY, NEW_POST, type PostDraft } from '../../../parts/post/draft';
import type { PostView } from '../../../parts/post/types';
import { Editor } from './editor';
import { Rejection } from './rejection';
import { Sent } from './sent';
import type { Sent as SentPost } from './use-writing';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '发布动态' });

/** Writing a new post, or mending one's own. */
export default function PublishPage() {
  const { postId, ruleCode, board } = useRouter().params;
  const id = Number(postId);
  if (id > 0) return <EditPost id={id} />;
  return <NewPost wanted={{ ruleCode, board: BOARDS.find(({ code }) => code === board)?.code }} />;
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
  const load = useCall('post.get', { id });
  const [sent, setSent] = useState<SentPost | null>(null);
  const post = load.data;
  if (sent) return <Sent sent={sent} />;
  if (!post) {
    return (
      <Page title={words.titleEdit} ground="sheet">
        <StateView load={load} skeleton={<Skeleton shape="lines" count={8} />}>
          {() => null}
        </StateView>
      </Page>
    );
  }
  if (!post.can.edit) return <Closed id={id} />;
  return (
    <Editor
      name={draftOf(id)}
      start={writtenAs(post)}
      target={{ id, version: post.version }}
      wanted={{}}
      head={<Rejection post={post} />}
      onSent={setSent}
      onStale={() => void load.reload()}
    />
  );
}

/** Approved meanwhile, or somebody else's. */
function Closed({ id }: { id: number }) {
  const { title, text, action } = words.closed;
  return (
    <Page title={words.titleEdit}>
      <Empty
        title={title}
        text={text}
        action={{ label: action, onTap: () => void replace(routes.deed.post(id)) }}
      />
    </Page>
  );
}

const writtenAs = ({ body, photos, claim, board, place }: PostView): PostDraft => ({
  body,
  photos,
  ruleCode: claim?.code ?? null,
  board: claim?.board === board ? null : board,
  place: place ?? '',
});
