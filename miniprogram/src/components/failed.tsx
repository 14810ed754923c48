import type { CallError } from '../kernel/call';
import { Notice } from './notice';

interface Props {
  error: CallError | null;
  /** The way on that this error has. */
  action?: { label: string; onTap: () => void };
}

/** Why something could not be done. Without an answer nobody knows whether it has arrived: that a second tap does no harm is said. */
export function Failed({ error, action }: Props) {
  if (!error) return null;
  return (
    <Notice kind="error" action={action}>
      {error.code === 'OFFLINE' ? `${error.message}。没有等到结果，再点一次不会重复。` : error.message}
    </Notice>
  );
}
