/**
 * Takes away what the oldest engine of `browserslist` (Chrome 84, iOS 14.5) does not have, so that whatever needs it breaks
 * here and not on an old phone. Runs inside the page, before anything of it, so it uses nothing from outside of itself.
 */
export function makeOld(): void {
  const gone: [owner: object | undefined, names: string[]][] = [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
    [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
    [Object.getPrototypeOf(Uint8Array.prototype) as object, ['at', 'findLast', 'findLastIndex', 'toSorted']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Promise, ['any', 'withResolvers', 'try']],
    [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [Array, ['fromAsync']],
    [AbortSignal, ['timeout', 'any', 'abort']],
    [globalThis.crypto, ['randomUUID']],
    [Object.getPrototypeOf(globalThis.crypto ?? {}) as object, ['randomUUID']],
    [Intl, ['Segmenter', 'supportedValuesOf']],
    [Element.prototype, ['checkVisibility']],
    [globalThis, ['structuredClone', 'Iterator', 'WeakRef', 'FinalizationRegistry', 'requestIdleCallback']],
  ];
  for (const [owner, names] of gone) for (const name of names) if (owner) Reflect.deleteProperty(owner, name);
}
