import type { ReactNode } from 'react';
import { platform } from '../kernel/platform';
import type { Thing } from '../kernel/thing';
import type { KeptDraft } from './blank';
import { Empty, type EmptyProps } from './empty';
import { Page, type PageProps } from './page';
import { Skeleton } from './skeleton';
import { StateView } from './state-view';

interface ThingPageProps<T> extends Omit<PageProps, 'foot' | 'onPullDown' | 'children'> {
  /** What is always there, such as one's own settings, is never gone. */
  of: Omit<Thing<T>, 'gone'> & Partial<Pick<Thing<T>, 'gone'>>;
  /** Said in its place when it is not there. */
  gone?: Omit<EmptyProps, 'art'>;
  /** Above it in each of its states: what it is narrowed by. */
  lead?: ReactNode;
  kept?: KeptDraft;
  skeleton?: ReactNode;
  foot?: (thing: T) => ReactNode;
  /** What else a pull asks for. */
  also?: () => Promise<unknown>;
  children: (thing: T) => ReactNode;
}

/** A page about one thing. Its page needs `enablePullDownRefresh`. */
export function ThingPage<T>({
  of,
  gone,
  lead,
  kept,
  skeleton,
  foot,
  also,
  children,
  ...page
}: ThingPageProps<T>) {
  const { data } = of;
  const pull = async () => {
    await Promise.all([of.reload(), also?.()]);
  };
  // In Moments' single page there is nothing to tap on to.
  const missing = of.gone && gone;
  const action = platform.singlePage() ? undefined : gone?.action;
  return (
    <Page {...page} foot={!of.gone && data && foot?.(data)} onPullDown={pull}>
      {lead}
      {missing ? (
        <Empty {...missing} action={action} />
      ) : (
        <StateView load={of} kept={kept} skeleton={skeleton ?? <Skeleton shape="lines" count={8} />}>
          {() => data && children(data)}
        </StateView>
      )}
    </Page>
  );
}
