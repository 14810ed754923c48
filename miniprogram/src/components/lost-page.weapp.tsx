/** Every page of a mini program came with its package: none is lost on the way. */
export const watchLostPages = (): void => undefined;
export const pageCame = (): void => undefined;
export const LostPage = () => null;
