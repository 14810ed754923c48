// Several tasks at once: the first failure stops the others, and nothing is left running when we go on.

/**
 * @template {[] | ((signal: AbortSignal) => Promise<unknown>)[]} T
 * @param {AbortSignal} outer
 * @param {T} tasks
 * @returns {Promise<{ -readonly [K in keyof T]: T[K] extends (signal: AbortSignal) => Promise<infer R> ? R : never }>}
 */
export async function together(outer, tasks) {
  const failed = new AbortController();
  const signal = AbortSignal.any([outer, failed.signal]);
  const results = await Promise.allSettled(
    tasks.map(async (task) => {
      try {
        return await task(signal);
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }),
  );
  outer.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason;
  const values = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  return /** @type {any} */ (values);
}
