import { type ReactNode, useEffect } from 'react';
import type { CallError } from '../kernel/call';
import type { LoadState } from '../kernel/load';
import type { KeptDraft } from './blank';
import { loadSerif } from '../theme/theme';
import { ErrorState } from './error-state';
import { Notice } from './notice';
import { OfflineState } from './offline-state';
import './state-view.scss';

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
      return (
        <>
          <OldData error={load.error} />
          {empty || children()}
          <Stands />
        </>
      );
  }
}

/** Text stands: now there is time for the letters that it is drawn in. */
function Stands() {
  useEffect(loadSerif, []);
  return null;
}

/** What is on the screen stays there; that it could not be asked anew is told above it. */
function OldData({ error }: { error: CallError | null }) {
  if (!error) return null;
  return (
    <Notice kind="warn" className="state-view-old">
      {error.message}
    </Notice>
  );
}
