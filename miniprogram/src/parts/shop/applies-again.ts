import type { Reply } from '../../kernel/call';

/** A shop that was refused, or has left, does not change what it shows: it applies again, and signs the pact again. */
export const appliesAgain = ({ state }: Pick<Reply<'merchant.file'>, 'state'>) =>
  state === 'refused' || state === 'left';
