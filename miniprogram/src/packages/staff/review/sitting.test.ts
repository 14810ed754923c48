import { NetworkError } from '../../../kernel/platform/types';
import { session } from '../../../kernel/session';
import { item } from '../../../parts/review/testing';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { WORDS } from './words';
import { createSitting, HOLD_MS, type Phase, type Sitting, STAMP_MS } from './sitting';

type Answer = { status: number; body: unknown };
const ok = (body: unknown): Answer => ({ status: 200, body });
const refuse = (code: string): Answer => ({
  status: 409,
  body: { error: { code, message: code, requestId: 'r' } },
});
const queued = (id: number, part = {}) => ({ id, mine: false, takenBy: null, ...part });

/** Answers per call, in order; the last one stays. */
function serve(answers: Record<string, (Answer | Error)[]>): void {
  const left = new Map(Object.entries(answers).map(([name, list]) => [name, [...list]]));
  phone.answer = ({ url }) => {
    const list = left.get(url.split('/api/')[1] ?? '') ?? [ok({ ok: true })];
    const answer = list.length > 1 ? list.shift() : list[0];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? ok({}));
  };
}
const sent = (name: string) => phone.sent.filter(({ url }) => url.endsWith(`/${name}`));
const inputs = (name: string) => sent(name).map(({ body }) => JSON.parse(body) as unknown);

function at<A extends Phase['at']>(sitting: Sitting, where: A): Extract<Phase, { at: A }> {
  const { phase } = sitting.get();
  expect(phase.at).toBe(where);
  return phase as Extract<Phase, { at: A }>;
}

const approval = { kind: 'approve', postId: 11, version: 2, ruleCode: 'building-07' } as const;
const approved = ok({ state: 'approved', second: false, points: 50, transferId: 1 });

/** Presses the seal and goes on at once. */
const press = (sitting: Sitting) => {
  sitting.approve(approval, '巡逻', null);
  return sitting.goOn();
};

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
});
afterEach(() => jest.useRealTimers());

test('without an item it opens the oldest that nobody looks at and that is not one’s own', async () => {
  const items = [queued(1, { takenBy: '何静' }), queued(2, { mine: true }), queued(3)];
  serve({ 'review.queue': [ok({ items, next: null })], 'review.take': [ok(item({ id: 3 }))] });
  const sitting = createSitting();
  await sitting.begin(null);
  expect(at(sitting, 'item').item.id).toBe(3);
});

test('an item that just went to a colleague is passed over when it was not chosen by hand', async () => {
  serve({
    'review.queue': [ok({ items: [queued(3), queued(4)], next: null })],
    'review.take': [refuse('REVIEW_TAKEN'), ok(item({ id: 4 }))],
  });
  const sitting = createSitting();
  await sitting.begin(null);
  expect(at(sitting, 'item').item.id).toBe(4);
});

test('an item chosen by hand that is taken says so and offers the next', async () => {
  serve({
    'review.take': [refuse('REVIEW_TAKEN'), ok(item({ id: 4 }))],
    'review.queue': [ok({ items: [queued(11), queued(4)], next: null })],
  });
  const sitting = createSitting();
  await sitting.begin(11);
  expect(at(sitting, 'failed').error.code).toBe('REVIEW_TAKEN');
  await sitting.next();
  expect(at(sitting, 'item').item.id).toBe(4);
});

test('a decision stamps and then the next item comes', async () => {
  jest.useFakeTimers();
  serve({
    'review.take': [ok(item({ nextId: 12 })), ok(item({ id: 12 }))],
    'review.approve': [approved],
  });
  const sitting = createSitting();
  await sitting.begin(11);
  await press(sitting);
  expect(at(sitting, 'stamped').outcome).toEqual({ kind: 'approved', points: 50 });
  expect(sitting.get().decided).toBe(1);
  await jest.advanceTimersByTimeAsync(STAMP_MS);
  expect(at(sitting, 'item').item.id).toBe(12);
});

test('a decision whose reply was lost is sent again with its key, and the lock is not renewed meanwhile', async () => {
  serve({ 'review.take': [ok(item())], 'review.approve': [new NetworkError('slow'), approved] });
  const sitting = createSitting();
  await sitting.begin(11);
  await press(sitting);
  expect(at(sitting, 'item').refusal?.code).toBe('OFFLINE');
  await sitting.renew();
  expect(sent('review.take')).toHaveLength(1);

  await press(sitting);
  at(sitting, 'stamped');
  const keys = sent('review.approve').map(({ headers }) => headers['Idempotency-Key']);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBeTruthy();
  expect(keys[0]).toBe(keys[1]);
});

test('two presses send one decision', async () => {
  serve({ 'review.take': [ok(item())], 'review.approve': [approved] });
  const sitting = createSitting();
  await sitting.begin(11);
  await Promise.all([press(sitting), press(sitting)]);
  expect(sent('review.approve')).toHaveLength(1);
  sitting.end();
});

test.each(['REVIEW_NOT_TAKEN', 'REVIEW_CHANGED'])(
  '%s takes the item again in place and asks to look',
  async (code) => {
    serve({ 'review.take': [ok(item()), ok(item({ version: 3 }))], 'review.approve': [refuse(code)] });
    const sitting = createSitting();
    await sitting.begin(11);
    await press(sitting);
    const phase = at(sitting, 'item');
    expect(phase.item.version).toBe(3);
    expect(phase.told).not.toBeNull();
    expect(sitting.get().busy).toBe(false);
  },
);

test('a used-up allowance keeps the item and says why', async () => {
  serve({ 'review.take': [ok(item())], 'review.approve': [refuse('ALLOWANCE_USED')] });
  const sitting = createSitting();
  await sitting.begin(11);
  await press(sitting);
  expect(at(sitting, 'item').refusal?.code).toBe('ALLOWANCE_USED');
});

test('renewing finds out that a colleague decided meanwhile', async () => {
  serve({ 'review.take': [ok(item()), refuse('REVIEW_DECIDED')] });
  const sitting = createSitting();
  await sitting.begin(11);
  await sitting.renew();
  expect(at(sitting, 'failed').error.code).toBe('REVIEW_DECIDED');
});

test('leaving gives the item back; leaving after the decision gives nothing back', async () => {
  serve({ 'review.take': [ok(item())], 'review.approve': [approved] });
  const left = createSitting();
  await left.begin(11);
  left.end();
  expect(inputs('review.release')).toEqual([{ postId: 11 }]);

  const decided = createSitting();
  await decided.begin(11);
  await press(decided);
  decided.end();
  expect(inputs('review.release')).toHaveLength(1);
});

test('an item that arrives after the page was left is given back', async () => {
  serve({ 'review.take': [ok(item())] });
  const sitting = createSitting();
  const beginning = sitting.begin(11);
  sitting.end();
  await beginning;
  expect(inputs('review.release')).toEqual([{ postId: 11 }]);
});

describe('an approval', () => {
  const begin = async () => {
    serve({
      'review.take': [ok(item({ nextId: 12 })), ok(item({ id: 12 }))],
      'review.approve': [approved],
    });
    const sitting = createSitting();
    await sitting.begin(11);
    return sitting;
  };

  test('waits some seconds before it is sent, and is then told before the next comes', async () => {
    jest.useFakeTimers();
    const sitting = await begin();
    sitting.approve(approval, '巡逻', null);
    await jest.advanceTimersByTimeAsync(HOLD_MS - 1);
    at(sitting, 'held');
    expect(sent('review.approve')).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    at(sitting, 'stamped');
    expect(sent('review.approve')).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(STAMP_MS);
    expect(at(sitting, 'item').item.id).toBe(12);
  });

  test('is taken back: nothing was sent, and what was chosen stands there', async () => {
    jest.useFakeTimers();
    const sitting = await begin();
    sitting.approve({ ...approval, ruleCode: null }, null, { rule: null });
    sitting.takeBack();
    expect(at(sitting, 'item').instead).toEqual({ rule: null });
    await jest.advanceTimersByTimeAsync(2 * HOLD_MS);
    expect(sent('review.approve')).toEqual([]);
    expect(sent('review.release')).toEqual([]);
  });

  test('of who leaves is sent, and its lock is not given back before', async () => {
    const sitting = await begin();
    sitting.approve(approval, '巡逻', null);
    sitting.end();
    await new Promise((later) => setTimeout(later));
    expect(inputs('review.approve')).toEqual([{ postId: 11, version: 2, ruleCode: 'building-07' }]);
    expect(sent('review.release')).toEqual([]);
  });
});

test('what is put aside is free for others, and comes again when nothing else waits', async () => {
  serve({
    'review.take': [ok(item({ id: 3 })), ok(item({ id: 4, nextId: 3 })), ok(item({ id: 3 }))],
    'review.queue': [
      ok({ items: [queued(3), queued(4)], next: null }),
      ok({ items: [queued(3), queued(4)], next: null }),
      ok({ items: [queued(3)], next: null }),
    ],
    'review.approve': [approved],
  });
  const sitting = createSitting();
  await sitting.begin(null);
  await sitting.later();
  expect(inputs('review.release')).toEqual([{ postId: 3 }]);
  expect(at(sitting, 'item').item.id).toBe(4);
  // The server names it as the next; here it was put aside, and is the last.
  await press(sitting);
  await new Promise((later) => setTimeout(later, STAMP_MS + 50));
  expect(at(sitting, 'item')).toMatchObject({ item: { id: 3 }, told: WORDS.onlyAside });
});
