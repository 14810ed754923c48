import { Text } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { REJECT_REASONS, type RejectReason } from '@jishan/shared/reasons';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button';
import { Choices } from '../../../components/choices';
import { Field } from '../../../components/field';
import { Icon } from '../../../components/icon';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { Letter } from '../../../parts/case/letter';
import type { Item } from '../../../parts/review/decision';
import { reasonLabel } from '../../../parts/review/words';
import { adviceOf, rejectBlock, rejectLead } from './reject-message';
import { WORDS } from './words';

/** What has been chosen and typed; kept by the page, so that closing the sheet loses nothing. */
export interface RejectDraft {
  reason: RejectReason | null;
  note: string;
}
export const NO_REJECT: RejectDraft = { reason: null, note: '' };

interface RejectSheetProps {
  item: Item;
  draft: RejectDraft;
  busy: boolean;
  /** Why the last try did not go through. */
  message: ReactNode;
  onDraft: (draft: RejectDraft) => void;
  onReject: (reason: RejectReason, note: string) => void;
  onClose: () => void;
}

export function RejectSheet({ item, draft, busy, message, onDraft, onReject, onClose }: RejectSheetProps) {
  const { reason, note } = draft;
  const [editing, setEditing] = useState(false);
  const [tried, setTried] = useState(false);
  const block = tried ? rejectBlock(reason, note) : null;

  const choose = (next: RejectReason) => {
    // A note that somebody has written is kept; the advice of another reason is not.
    const own = note !== '' && note !== (reason && adviceOf(reason));
    onDraft({ reason: next, note: own ? note : adviceOf(next) });
    if (next === 'other') setEditing(true);
  };
  const reject = () => {
    setTried(true);
    if (reason !== null && !rejectBlock(reason, note)) onReject(reason, note.trim());
    else if (reason !== null) setEditing(true);
  };

  return (
    <Sheet
      open
      title={WORDS.whyReject}
      onClose={onClose}
      typed={reason !== null || note !== ''}
      foot={
        <>
          {message}
          <Button kind="line" block loading={busy} onTap={reject}>
            {WORDS.rejectDo}
          </Button>
        </>
      }
    >
      <Choices
        keys={REJECT_REASONS}
        value={reason}
        onChange={choose}
        label={WORDS.whyReject}
        className="review-reasons"
        choice="review-reason"
      >
        {(code, on) => (
          <>
            {on && <Icon name="check" size={20} />}
            <Text>{reasonLabel(code)}</Text>
          </>
        )}
      </Choices>
      {block?.field === 'reason' && (
        <Notice kind="error" className="review-need">
          {block.text}
        </Notice>
      )}
      {reason && (
        <Letter
          head={{
            to: WORDS.willGet(item.author.name),
            lead: rejectLead(reason, { sentAt: item.sentAt, title: item.claim?.title ?? null }),
          }}
          text={note}
          edit={WORDS.editNote}
          onEdit={() => setEditing(true)}
          field={
            editing ? (
              <Field
                multiline
                label={WORDS.note}
                placeholder={WORDS.noteHint}
                max={LIMITS.reasonChars}
                value={note}
                error={block?.field === 'note' ? block.text : undefined}
                onInput={(text) => onDraft({ reason, note: text })}
              />
            ) : null
          }
        />
      )}
    </Sheet>
  );
}
