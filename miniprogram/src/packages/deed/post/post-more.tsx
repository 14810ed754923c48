import { useState } from 'react';
import { Row } from '../../../components/row';
import { Sheet } from '../../../components/sheet';
import type { PostView } from '../../../parts/post/types';
import { BlockAsk } from '../../../parts/talk/block-ask';
import { words as talkWords } from '../../../parts/talk/words';
import { words } from './words';

interface Props {
  post: PostView;
  onBlocked: () => void;
  onClose: () => void;
}

/** What else a reader can do about a post. */
export function PostMore({ post: { author }, onBlocked, onClose }: Props) {
  const [blocking, setBlocking] = useState(false);
  if (blocking) return <BlockAsk person={author} onBlocked={onBlocked} onClose={onClose} />;
  return (
    <Sheet open title={words.moreTitle} onClose={onClose}>
      {author.unit === null && (
        <Row
          icon="minus"
          title={talkWords.block}
          note={talkWords.blockNote}
          onTap={() => setBlocking(true)}
        />
      )}
    </Sheet>
  );
}
