import { DAY } from '@jishan/shared/calendar';
import { NOTICE, openCases, POINTS, RULE, type Cases } from '../../testing/open-cases';
import { must } from '../../testing/open-town';
import { sweepHolds } from '../../book/sweeps';
import { tellCredited } from '../notice/credited';

let cases: Cases;
beforeEach(async () => {
  cases = await openCases();
});
afterEach(() => cases.server.stop());

const news = async (person: 'wang' | 'chen' = 'wang') => cases.messagesOf(person);

test('approved: the points, when they can be spent, and the seal', async () => {
  const { postId } = await cases.earn('wang');
  expect(await news()).toEqual([
    expect.objectContaining({
      ...{ kind: 'approved', subjectId: postId, unread: true, from: null },
      seal: expect.objectContaining({ points: POINTS }) as object,
      title: expect.stringMatching(new RegExp(`通过了，记 ${POINTS} 分$`)) as string,
      text: expect.stringMatching(/^公示 3 天，.+ 起能用$/) as string,
    }),
  ]);
  expect(await news('chen')).toEqual([]);
});

test('without points; and without those that were asked for, which says so and can be appealed', async () => {
  await cases.publish('wang');
  expect(await news()).toMatchObject([{ kind: 'approved', title: '您的动态通过了', seal: null }]);
  await cases.publish('wang', { ruleCode: RULE, photos: await cases.upload('wang', 2) });
  expect((await news())[0]).toMatchObject({ kind: 'unscored', seal: null });
  expect((await news())[0]?.text).toContain('申诉');
});

test('another rule than the one asked for is named', async () => {
  await cases.publish('wang', { ruleCode: 'building-07', photos: await cases.upload('wang', 2) }, RULE);
  expect((await news())[0]?.text).toMatch(/^您申报的是“.+”，社区按“.+”记。公示/);
});

test('sent back: why, in the reviewer’s words, and what to do; sent again it is another review', async () => {
  const postId = await cases.sendBack('wang', RULE);
  expect(await news()).toMatchObject([{ kind: 'rejected', subjectId: postId }]);
  const [first] = await news();
  expect(first?.title).toMatch(/^“.+”没有通过$/);
  expect(first?.text).toBe('照片里看不到现场。看不清门牌。补一张能看清现场的照片再发，不占您的次数。');

  const { version } = must(await cases.as('wang', 'post.get', { id: postId }));
  const edited = must(
    await cases.as('wang', 'post.edit', {
      ...{ id: postId, version, body: '这次拍清楚了', photos: [], board: 'neighbour' },
      ...{ ruleCode: null, place: null, submit: true },
    }),
  );
  must(await cases.as('xu', 'review.take', { postId }));
  must(
    await cases.as('xu', 'review.reject', {
      ...{ postId, version: edited.version, reason: 'other', note: '请写明时间' },
    }),
  );
  const all = await news();
  expect(all).toHaveLength(2);
  expect(all[0]).toMatchObject({
    title: '您的动态没有通过',
    text: '请写明时间。请按说明修改后再发，不占您的次数。',
  });
});

test('two reviewers at once, each three times: the author is told once', async () => {
  const { id, version } = await cases.write('wang');
  must(await cases.as('xu', 'review.take', { postId: id }));
  const approve = (key: string) =>
    cases.as('xu', 'review.approve', { postId: id, version, ruleCode: RULE }, key);
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, turn) => approve(`00000000-0000-4000-8000-00000000000${turn % 3}`)),
  );
  expect(answers.some(({ error }) => !error)).toBe(true);
  expect(await news()).toHaveLength(1);
});

test('a notice that is over is told once, by however many sweeps at once; a recalled one never', async () => {
  const { server } = cases;
  const { transferId } = await cases.earn('wang');
  server.clock.forward(NOTICE + 1);
  const sweep = () => sweepHolds(server.source, server.clock.now, undefined, tellCredited);
  await Promise.all(Array.from({ length: 5 }, sweep));
  await sweep();
  const credited = (await news()).filter(({ kind }) => kind === 'credited');
  expect(credited).toMatchObject([{ subjectId: transferId, seal: { points: POINTS } }]);
  expect(credited[0]?.title).toContain(`${POINTS} 分入账了`);

  const { transferId: doubted } = await cases.earn('chen');
  must(await cases.as('wang', 'objection.create', { transferId: doubted, reason: '那天他不在' }));
  const { items } = must(await cases.as('he', 'objection.queue', {}));
  const id = items.find(({ notice }) => notice.transferId === doubted)?.id ?? 0;
  must(await cases.as('he', 'objection.decide', { id, uphold: true, answer: '核实过了' }));
  server.clock.forward(NOTICE + DAY);
  await sweep();
  expect((await news('chen')).map(({ kind }) => kind)).not.toContain('credited');
});

test('a message that cannot be written takes the notice’s end back with it', async () => {
  const { server } = cases;
  await cases.earn('wang');
  server.clock.forward(NOTICE + 1);
  const broken = () => Promise.reject(new Error('no room'));
  const swept = await sweepHolds(server.source, server.clock.now, undefined, broken);
  expect(swept).toMatchObject({ released: 0, failed: { count: 1 } });
  expect((await cases.summary('wang')).balance).toBe(0);
  expect(await sweepHolds(server.source, server.clock.now, undefined, tellCredited)).toMatchObject({
    released: 1,
  });
  expect((await cases.summary('wang')).balance).toBe(POINTS);
});

test('hidden with its reason, shown again: each is told each time', async () => {
  const postId = await cases.publish('wang');
  for (let turn = 0; turn < 2; turn++) {
    must(await cases.as('xu', 'post.hide', { id: postId, reason: '拍到了门牌号' }));
    must(await cases.as('xu', 'post.restore', { id: postId }));
  }
  const told = (await news()).filter(({ kind }) => kind === 'hidden' || kind === 'restored');
  expect(told.map(({ kind }) => kind)).toEqual(['restored', 'hidden', 'restored', 'hidden']);
  expect(told[1]?.text).toContain('拍到了门牌号。');
});
