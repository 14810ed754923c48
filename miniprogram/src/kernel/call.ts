import type { Api, CreateName, ReadName } from '@jishan/shared/api';
import { CallError, replyError, toCallError } from './errors';
import { callUrl, headersOf, inTurn, request } from './http';
import { platform } from './platform';
import type { PickedPhoto } from './platform/types';
import { session } from './session';
import { renew } from './sign-in';
import { written } from './stale';
import { ask } from './together';

export { CallError, toCallError } from './errors';

export type CallName = keyof Api;
export type Input<N extends CallName> = Api[N]['input'];
export type Reply<N extends CallName> = Api[N]['reply'];
export type Photo = Reply<'photo.upload'>;

const REFUSED = ['SESSION_EXPIRED', 'NOT_SIGNED_IN'];
const UPLOAD_TIMEOUT_MS = 60_000;

/** Runs `work` with the token; when it is refused signs in again and runs it once more. */
export async function withToken<T>(work: (token: string | null) => Promise<T>): Promise<T> {
  const { token } = session.get();
  try {
    return await work(token);
  } catch (error) {
    if (!(error instanceof CallError) || !REFUSED.includes(error.code)) throw error;
    await renew(error, token);
    return work(session.get().token);
  }
}

/** Writes that may safely happen twice: `await call('post.withdraw', { id })`. What may not goes through kernel/send. */
export const call = <N extends Exclude<CallName, CreateName | ReadName>>(
  name: N,
  input: Input<N>,
): Promise<Reply<N>> => withToken((token) => request(name, input, token)).finally(() => written(name));

/** Asks once, past what is known. What a page shows comes through kernel/load. */
export const read = <N extends ReadName>(name: N, input: Input<N>): Promise<Reply<N>> =>
  withToken((token) => ask(name, input, token));

export interface PhotoUpload {
  done: Promise<Photo>;
  stop: () => void;
}

/** Sends one photo; `key` makes sure that a second try does not store it twice. */
export function uploadPhoto(
  photo: Pick<PickedPhoto, 'path'>,
  { key, onProgress }: { key: string; onProgress?: (percent: number) => void },
): PhotoUpload {
  let stopped = false;
  let stop: () => void = () => undefined;
  const done = withToken((token) =>
    inTurn(async () => {
      if (stopped) throw new CallError('STOPPED', '已停止');
      const upload = platform.upload({
        url: callUrl('photo.upload'),
        path: photo.path,
        headers: headersOf(token, key),
        timeoutMs: UPLOAD_TIMEOUT_MS,
        onProgress,
      });
      stop = upload.stop;
      try {
        const { status, body } = await upload.done;
        if (status !== 200) throw replyError(status, body);
        return body as Photo;
      } catch (error) {
        throw toCallError(error);
      }
    }),
  );
  return {
    done,
    stop() {
      stopped = true;
      stop();
    },
  };
}
