import type { CallError } from '../kernel/call';
import { Blank } from './blank';

/** Something failed: what happened, in the server's own words, and another try. */
export function ErrorState({ error, onRetry }: { error: CallError | null; onRetry: () => void }) {
  return (
    <Blank
      art="kite"
      title="没有打开"
      text={error?.message ?? '请再试一次'}
      action={{ label: '再试一次', icon: 'retry', onTap: onRetry }}
    />
  );
}
