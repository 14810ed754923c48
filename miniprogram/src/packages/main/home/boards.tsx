import { BOARDS } from '@jishan/shared/rules';
import { IndexGrid } from '../../../components/index-grid';
import { Section } from '../../../components/section';
import { routes } from '../../../kernel/routes';
import type { Summary } from './types';
import { words } from './words';

/** The index of boards, with how much hangs on each since this morning. */
export function Boards({ home: { boards, postsToday } }: { home: Summary }) {
  const todayOf = new Map(boards.map(({ code, today }) => [code, today]));
  return (
    <Section title={words.boards} note={postsToday > 0 ? words.postsToday(postsToday) : undefined}>
      <IndexGrid
        entries={BOARDS.map(({ code, title, icon }) => ({
          ...{ icon, label: title, count: todayOf.get(code) },
          to: routes.main.square(code),
        }))}
      />
    </Section>
  );
}
