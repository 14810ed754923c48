import type { ReactNode } from 'react';
import type { CallError } from '../kernel/call';
import type { LoadState } from '../kernel/load';
import type { KeptDraft } from './blank';
import { ErrorState } from './error-state';
import { OfflineState } from './offline-state';

interface StateViewProps {
  load: { state: LoadState; error: CallError | null; reload: () => Promise<void> };
  /** The same shape as what comes. */
  skeleton: ReactNode;
  /** Shown instead of the children when there is nothing; `false` when there is something. */
  empty?: ReactNode;
  kept?: KeptDraft;
  children: () => ReactNode;
}

/** One of the five states of a screen: loading, error, offline, empty, full. */
export function StateView({ load, skeleton, empty, kept, children }: StateViewProps) {
  const retry = () => void load.reload();
  switch (load.state) {
    case 'loading':
      return <>{skeleton}</>;
    case 'offline':
      return <OfflineState onRetry={retry} kept={kept} />;
    case 'error':
      return <ErrorState error={load.error} onRetry={retry} />;
    case 'ready':
      return <>{empty || children()}</>;
  }
}
