import type { Api, CallName } from '@jishan/shared/api';
import type { ErrorCode } from '@jishan/shared/errors';
import { NetworkError } from '../src/kernel/platform/types';
import { phone } from './stubs/platform';

/** What the server says to each call: a reply, what makes one of the input, or a refusal. */
type Answers = {
  [N in CallName]?: Api[N]['reply'] | Refused | ((input: Api[N]['input']) => Api[N]['reply'] | Refused);
};

class Refused {
  constructor(
    readonly code: ErrorCode,
    readonly message: string,
    readonly field?: string,
  ) {}
}

export const refused = (code: ErrorCode, message: string, field?: string) =>
  new Refused(code, message, field);

export const page = <T>(items: T[], next: string | null = null) => ({ items, next });

const nameOf = (url: string) => url.split('/api/')[1] as CallName;

/** A server of a few words; whatever it was not told of is not there. */
export function answer(answers: Answers): void {
  phone.answer = ({ url, body }) => {
    const name = nameOf(url);
    const said: unknown = answers[name];
    const input: unknown = JSON.parse(body ?? '{}');
    const reply: unknown =
      said === undefined
        ? refused('NOT_FOUND', `nobody answers ${name}`)
        : typeof said === 'function'
          ? (said as (input: unknown) => unknown)(input)
          : said;
    if (!(reply instanceof Refused)) return Promise.resolve({ status: 200, body: reply });
    const { code, message, field } = reply;
    return Promise.resolve({ status: 409, body: { error: { code, message, field, requestId: 'r' } } });
  };
}

/** What was asked of one call, in its order. */
export const sent = <N extends CallName>(name: N): Api[N]['input'][] =>
  phone.sent
    .filter(({ url }) => nameOf(url) === name)
    .map(({ body }) => JSON.parse(body ?? '{}') as Api[N]['input']);

/** The keys that one call went out with, in their order. */
export const keys = (name: CallName): (string | undefined)[] =>
  phone.sent.filter(({ url }) => nameOf(url) === name).map(({ headers }) => headers['Idempotency-Key']);

/** The server takes it and its answer never comes. */
export const lost = (): never => {
  throw new NetworkError('slow');
};
