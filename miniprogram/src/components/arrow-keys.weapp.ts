/** A mini program has no keys. */
export const arrowKeys = () => ({});
