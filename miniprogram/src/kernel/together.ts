import type { Api, ReadName } from '@jishan/shared/api';
import { READS_AT_ONCE } from '@jishan/shared/reads-at-once';
import { replyError, toCallError } from './errors';
import { post } from './http';

interface Waiting {
  name: ReadName;
  input: unknown;
  token: string | null;
  resolve: (reply: unknown) => void;
  reject: (error: unknown) => void;
}

type Answer = { reply: unknown } | { status: number };

let waiting: Waiting[] = [];

/** Asks; what is asked for in one go, as a page does when it opens, goes out as one request, and each gets its own answer. */
export const ask = <N extends ReadName>(
  name: N,
  input: Api[N]['input'],
  token: string | null,
): Promise<Api[N]['reply']> =>
  new Promise((resolve, reject) => {
    waiting.push({ name, input, token, resolve: resolve as Waiting['resolve'], reject });
    if (waiting.length === 1) void Promise.resolve().then(sendAll);
  });

function sendAll(): void {
  while (waiting.length > 0) {
    const { token } = waiting[0] as Waiting;
    const own = waiting.filter((read) => read.token === token).slice(0, READS_AT_ONCE);
    waiting = waiting.filter((read) => !own.includes(read));
    void sendTogether(own, token);
  }
}

async function sendTogether(reads: Waiting[], token: string | null): Promise<void> {
  const [first] = reads as [Waiting];
  try {
    const path = reads.map(({ name }) => name).join();
    if (reads.length === 1) return first.resolve(await post(path, first.input, token));
    const inputs = reads.map(({ input }) => input);
    const { answers } = (await post(path, inputs, token)) as { answers: Answer[] };
    reads.forEach(({ resolve, reject }, at) => {
      const answer = answers[at];
      if (answer && 'reply' in answer) resolve(answer.reply);
      else reject(replyError(answer?.status ?? 0, answer));
    });
  } catch (error) {
    for (const { reject } of reads) reject(toCallError(error));
  }
}
