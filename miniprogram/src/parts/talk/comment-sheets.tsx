import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Field } from '../../components/field';
import { Row } from '../../components/row';
import { Sheet } from '../../components/sheet';
import { call } from '../../kernel/call';
import { useMe } from '../../kernel/session';
import { BlockAsk } from './block-ask';
import type { CommentView, Talk } from './use-talk';
import { words } from './words';

interface Props {
  comment: CommentView;
  talk: Talk;
  onClose: () => void;
}

/** What else can be done with one comment, and the question before each. */
export function CommentSheets({ comment, talk, onClose }: Props) {
  const [sheet, setSheet] = useState<'edit' | 'remove' | 'block' | null>(null);
  const me = useMe();
  const { id, author, body } = comment;
  if (author === null) return null;
  if (sheet === 'edit') return <EditSheet comment={comment} talk={talk} onClose={onClose} />;
  if (sheet === 'remove')
    return (
      <AskSheet
        {...words.removing}
        text={body}
        onYes={async () => {
          await call('comment.remove', { id });
          talk.removed(comment);
        }}
        onClose={onClose}
      />
    );
  if (sheet === 'block')
    return <BlockAsk person={author} onBlocked={() => void talk.pages.refresh()} onClose={onClose} />;
  return (
    <Sheet open title={words.moreOf(author.name)} onClose={onClose}>
      {canEdit(comment) && (
        <Row icon="edit" title={words.edit} note={words.editNote} onTap={() => setSheet('edit')} />
      )}
      {comment.canRemove && (
        <Row icon="trash" title={words.remove} note={words.removeNote} onTap={() => setSheet('remove')} />
      )}
      {author.id !== me?.id && author.unit === null && (
        <Row icon="minus" title={words.block} note={words.blockNote} onTap={() => setSheet('block')} />
      )}
    </Sheet>
  );
}

const canEdit = ({ editUntil }: CommentView) => editUntil !== null && editUntil > Date.now();

function EditSheet({ comment, talk, onClose }: Props) {
  const [body, setBody] = useState(comment.body);
  return (
    <AskSheet
      title={words.edit}
      text={words.editNote}
      yes={words.editYes}
      ready={body.trim() !== '' && body.trim() !== comment.body}
      fields={['body']}
      typed={body !== comment.body}
      onYes={async () =>
        talk.changed(comment.id, await call('comment.edit', { id: comment.id, body: body.trim() }))
      }
      onClose={onClose}
    >
      {(at) => (
        <Field
          label={words.comment}
          value={body}
          onInput={setBody}
          multiline
          max={LIMITS.commentChars}
          error={at('body')}
        />
      )}
    </AskSheet>
  );
}
