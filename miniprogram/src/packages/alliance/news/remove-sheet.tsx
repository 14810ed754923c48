import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import { call } from '../../../kernel/call';
import { words } from './words';

interface Props {
  newsId: number;
  onRemoved: () => void;
  onClose: () => void;
}

/** Staff take news away; the shop reads the reason. */
export function RemoveSheet({ newsId, onRemoved, onClose }: Props) {
  return (
    <WriteSheet
      title={words.removeTitle}
      text={words.removeText}
      label={words.reason}
      placeholder={words.reasonPlaceholder}
      max={LIMITS.reasonChars}
      action={words.send}
      onSend={async (reason) => {
        await call('news.remove', { newsId, reason });
        onRemoved();
      }}
      onClose={onClose}
    />
  );
}
