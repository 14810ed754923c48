import { pageScrollTo } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { Empty, type EmptyProps } from '../../components/empty';
import { Outcome } from '../../components/outcome';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { ThingPage } from '../../components/thing-page';
import type { CallError } from '../../kernel/call';
import { useFound } from '../../kernel/found';
import type { Pages } from '../../kernel/load';
import { back } from '../../kernel/routes';
import { type Case, nextOf } from './next';
import { WORDS } from './words';
import './cases.scss';

/** How the screen of one case ends. */
export interface Ends {
  decided: (text: string, good: boolean) => void;
  /** It cannot be decided here (any more). */
  gone: (error: CallError) => void;
  /** Leaves it for now: it comes again when nothing else waits. Null when there is no other. */
  later: (() => void) | null;
}

type Ending = { at: 'decided'; text: string; good: boolean } | { at: 'gone'; text: string };

interface CasePageProps<T extends Case> {
  title: string;
  pages: Pages<T>;
  /** Null: the oldest that waits, and then one after the other, without a list to go back to. */
  firstId: number | null;
  /** Said when nothing waits any more, where there is no list to go back to. */
  done?: Omit<EmptyProps, 'art'>;
  children: (item: T, ends: Ends) => ReactNode;
}

const plus = (set: ReadonlySet<number>, id: number): ReadonlySet<number> => new Set(set).add(id);

/**
 * One case after the other, each alone on its page. What is looked at stays, whatever becomes of the queue: another one comes
 * only when somebody asks for it.
 */
export function CasePage<T extends Case>({ title, pages, firstId, done, children }: CasePageProps<T>) {
  const [id, setId] = useState(firstId);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [dealt, setDealt] = useState<ReadonlySet<number>>(new Set());
  const [passed, setPassed] = useState<ReadonlySet<number>>(new Set());
  const found = useFound(pages, id === null ? null : (item) => item.id === id);

  const nextWithout = (left: ReadonlySet<number>) =>
    nextOf(pages.items, new Set([...left, ...passed])) ?? nextOf(pages.items, left);
  const first = nextWithout(dealt) ?? pages.items.find((item) => !dealt.has(item.id))?.id ?? null;
  if (id === null && first !== null) setId(first);
  const nextId = id === null ? null : nextWithout(plus(dealt, id));
  const open = (next: number | null) => {
    setEnding(null);
    setId(next);
    void pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const end = (next: Ending) => {
    if (id !== null) setDealt(plus(dealt, id));
    setEnding(next);
  };
  const onward =
    nextId === null && !done
      ? { label: WORDS.backToList, onTap: () => void back() }
      : { label: nextId === null ? WORDS.toEnd : WORDS.next, onTap: () => open(nextId) };
  const gone = { title: WORDS.goneTitle, text: WORDS.handled, action: onward };

  if (ending?.at === 'decided') {
    return (
      <Page title={title} ground="sheet">
        <Outcome icon={ending.good ? 'check' : 'back'} text={ending.text}>
          <Button onTap={onward.onTap}>{onward.label}</Button>
        </Outcome>
      </Page>
    );
  }
  if (ending) {
    return (
      <Page title={title} ground="sheet">
        <Empty art="kite" {...gone} text={ending.text} />
      </Page>
    );
  }
  if (found.data && id !== null) {
    const pass = () => {
      setPassed(plus(passed, id));
      open(nextId);
    };
    return children(found.data, {
      decided: (text, good) => end({ at: 'decided', text, good }),
      gone: (error) => end({ at: 'gone', text: error.message }),
      later: nextId === null ? null : pass,
    });
  }
  // Nothing was opened yet: the queue itself is waited for, or is at its end.
  const of = id === null ? { ...pages, data: null, gone: pages.state === 'ready' } : found;
  return (
    <ThingPage
      title={title}
      ground="sheet"
      of={of}
      gone={id === null && done ? done : gone}
      skeleton={<Skeleton shape="post" count={1} />}
    >
      {() => null}
    </ThingPage>
  );
}
