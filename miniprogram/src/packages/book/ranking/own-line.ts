import type { Reply } from '../../../kernel/call';
import type { Me } from '../../../kernel/session';
import type { Choice } from './choice';
import { WORDS } from './words';

export type OwnLine =
  | { kind: 'chase'; gap: number; name: string }
  | { kind: 'told'; text: string }
  /** Only they themselves can change it: the line leads to the settings. */
  | { kind: 'optedOut'; text: string };

/** What the line at the bottom says under one's own name. */
export function ownLine(
  me: Pick<Me, 'role' | 'ranked'>,
  mine: Reply<'ranking.mine'>,
  period: Choice['period'],
): OwnLine {
  if (me.role === 'staff' || me.role === 'admin') return { kind: 'told', text: WORDS.staff };
  if (!me.ranked || !mine.ranked) return { kind: 'optedOut', text: WORDS.optedOut };
  if (mine.rank === null) return { kind: 'told', text: WORDS.none[period] };
  if (mine.ahead === null) return { kind: 'told', text: WORDS.first };
  return { kind: 'chase', ...mine.ahead };
}
