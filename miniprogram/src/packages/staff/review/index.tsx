import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { OfflineState } from '../../../components/offline-state';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import type { CallError } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { useParamId } from '../../../kernel/thing';
import { wayOn } from '../../../parts/review/decision';
import { Held } from './held';
import { ItemScreen } from './item-screen';
import { Stamped } from './stamped';
import { useSitting } from './use-sitting';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '审核' });

/** Review, one item after the other. Opened without an item it begins with the oldest free one. */
export default function ReviewPage() {
  const { sitting, state } = useSitting(useParamId());
  const { phase } = state;
  switch (phase.at) {
    case 'item':
      return <ItemScreen key={phase.item.id} phase={phase} state={state} sitting={sitting} />;
    case 'held':
      return <Held phase={phase} state={state} sitting={sitting} />;
    case 'stamped':
      return <Stamped phase={phase} decided={state.decided} />;
    case 'loading':
      return (
        <Page title={WORDS.title} ground="sheet">
          <Skeleton shape="post" count={1} />
        </Page>
      );
    case 'failed':
      return (
        <Page title={WORDS.title} ground="sheet">
          <Failed
            error={phase.error}
            onNext={() => void sitting.next()}
            onRetry={() => void sitting.begin(phase.id)}
          />
        </Page>
      );
    case 'empty':
      return (
        <Page title={WORDS.title} ground="sheet">
          <Empty
            title={WORDS.empty}
            text={WORDS.emptyText(state.decided)}
            action={{ label: WORDS.backToQueue, onTap: () => void go(routes.main.admin()) }}
          />
        </Page>
      );
  }
}

function Failed({ error, onNext, onRetry }: { error: CallError; onNext: () => void; onRetry: () => void }) {
  if (error.code === 'OFFLINE') return <OfflineState onRetry={onRetry} />;
  if (wayOn(error.code) !== 'next') return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <Empty
      art="kite"
      title={WORDS.notYours}
      text={error.message}
      action={{ label: WORDS.next, onTap: onNext }}
    />
  );
}
