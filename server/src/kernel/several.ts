import { READS_AT_ONCE } from '@jishan/shared/reads-at-once';
import { countCall } from './call-times';
import { errorBody, Refusal } from './errors';
import { refusalOf, type Told } from './failures';
import { WrittenReply } from './reply';

/** One of several reads that come in one request. */
export interface Read {
  name: string;
  input: unknown;
}

/** The reads of a request to `/api/points.summary,points.month`, whose body is a list of their inputs. */
export function readsOf(names: readonly string[], inputs: unknown): Read[] {
  if (!Array.isArray(inputs) || inputs.length !== names.length || names.length > READS_AT_ONCE)
    throw new Refusal('BAD_INPUT');
  return names.map((name, at) => ({ name, input: inputs[at] as unknown }));
}

const text = (json: string) => Buffer.from(json);
const [BEGIN, NEXT, END] = [text('{"answers":['), text(','), text(']}')];

/** Makes them side by side: `{"answers":[{"reply":…},{"status":404,"error":{…}}]}`. One that is refused spoils no other. */
export async function answerAll(
  reads: readonly Read[],
  answer: (read: Read) => Promise<unknown>,
  told: Omit<Told, 'call'>,
): Promise<Buffer> {
  const parts = await Promise.all(
    reads.map(async (read) => {
      const begun = performance.now();
      // A name that is none must not become a label.
      const over = (code: string) =>
        countCall({ call: code === 'UNKNOWN_CALL' ? 'unknown call' : read.name, code }, begun);
      try {
        const reply = await answer(read);
        over('OK');
        const json = reply instanceof WrittenReply ? reply.bytes : text(JSON.stringify(reply));
        return [text('{"reply":'), json, text('}')];
      } catch (error) {
        const refusal = refusalOf(error, { ...told, call: read.name });
        over(refusal.code);
        return [text(JSON.stringify({ status: refusal.status, ...errorBody(refusal, told.requestId) }))];
      }
    }),
  );
  return Buffer.concat([BEGIN, ...parts.flatMap((part, at) => (at === 0 ? part : [NEXT, ...part])), END]);
}
