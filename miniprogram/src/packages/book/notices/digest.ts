/** 'e3b0c442…' → 'e3b0 c442 …': in groups that can be read out and compared. */
export const inGroups = (digest: string) => digest.replace(/(.{4})(?=.)/g, '$1 ');
