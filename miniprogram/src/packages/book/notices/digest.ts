const SHOWN = 16;

/** 'e3b0c44298fc1c149afb…' → 'e3b0 c442 98fc 1c14…': enough to compare by eye; what is copied is the whole. */
export const beginning = (digest: string) =>
  digest.slice(0, SHOWN).replace(/(.{4})(?=.)/g, '$1 ') + (digest.length > SHOWN ? '…' : '');
