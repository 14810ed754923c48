import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { Outcome } from '../../components/outcome';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import type { CallError } from '../../kernel/call';
import type { Pages } from '../../kernel/load';
import { back } from '../../kernel/routes';
import { type Case, nextOf, useFound } from './use-case';
import { WORDS } from './words';
import './cases.scss';

/** How the screen of one case ends. */
export interface Ends {
  decided: (text: string, good: boolean) => void;
  /** It cannot be decided here (any more). */
  gone: (error: CallError) => void;
}

type Ending = { at: 'decided'; text: string; good: boolean } | { at: 'gone'; text: string };

interface CasePageProps<T extends Case> {
  title: string;
  pages: Pages<T>;
  firstId: number;
  children: (item: T, ends: Ends) => ReactNode;
}

/** One case after the other, each alone on its page; what was decided or is gone leads on to the next. */
export function CasePage<T extends Case>({ title, pages, firstId, children }: CasePageProps<T>) {
  const [id, setId] = useState(firstId);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const { item, gone } = useFound(pages, id);

  const end = (next: Ending) => {
    setSeen(new Set(seen).add(id));
    setEnding(next);
  };
  const nextId = nextOf(pages.items, new Set(seen).add(id));
  const goOn = () => {
    if (nextId === null) return void back();
    setEnding(null);
    setId(nextId);
  };
  const onward = { label: nextId === null ? WORDS.backToList : WORDS.next, onTap: goOn };

  if (ending?.at === 'decided') {
    return (
      <Page title={title} ground="sheet">
        <Outcome icon={ending.good ? 'check' : 'back'} text={ending.text}>
          <Button onTap={onward.onTap}>{onward.label}</Button>
        </Outcome>
      </Page>
    );
  }
  if (ending || gone) {
    return (
      <Page title={title} ground="sheet">
        <Empty art="kite" title={WORDS.goneTitle} text={ending?.text ?? WORDS.handled} action={onward} />
      </Page>
    );
  }
  if (item) {
    return children(item, {
      decided: (text, good) => end({ at: 'decided', text, good }),
      gone: (error) => end({ at: 'gone', text: error.message }),
    });
  }
  return (
    <Page title={title} ground="sheet">
      {pages.moreError ? (
        <ErrorState error={pages.moreError} onRetry={() => void pages.loadMore()} />
      ) : (
        <StateView load={pages} skeleton={<Skeleton shape="post" count={1} />}>
          {() => <Skeleton shape="post" count={1} />}
        </StateView>
      )}
    </Page>
  );
}
