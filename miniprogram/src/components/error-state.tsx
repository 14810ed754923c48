import type { CallError } from '../kernel/call';
import { go, routes } from '../kernel/routes';
import { Blank } from './blank';

/** Something failed: what happened, in the server's own words, and another try. */
export function ErrorState({ error, onRetry }: { error: CallError | null; onRetry: () => void }) {
  if (error?.code === 'NOT_SETTLED') {
    const choose = { label: '去选社区', onTap: () => void go(routes.mine.settle()) };
    return <Blank art="board" title="您住在哪个社区？" text="选好社区，就能发动态、得积分" action={choose} />;
  }
  return (
    <Blank
      art="kite"
      title="没有打开"
      text={error?.message ?? '请再试一次'}
      action={{ label: '再试一次', icon: 'retry', onTap: onRetry }}
    />
  );
}
