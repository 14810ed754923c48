import { RankedLine } from '../../../components/ranked-line';
import type { Reply } from '../../../kernel/call';
import { WORDS } from './words';

type Ranked = Reply<'ranking.households'>['items'][number];

/** A family by what all of it have earned together. */
export function Family({ family, town }: { family: Ranked; town: boolean }) {
  const { rank, name, community, members, points, mine } = family;
  const note = [WORDS.members(members), town && community].filter(Boolean).join('，');
  return (
    <RankedLine rank={rank} name={name} points={points} note={note} mine={mine && WORDS.mineHome} marked />
  );
}
