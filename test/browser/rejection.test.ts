// A post that is sent back: its author reads why and what to do, mends it, and sends it again.
import { randomUUID } from 'node:crypto';
import { call, newResident, postsSaying, signIn } from './house';
import { scene } from './scene';

const REASON = '时间地点对不上';
const ADVICE = '写清楚是哪天、在哪儿，或补一张现场照片再发，不占您的次数。';

scene('staff send a post back with a reason; its author mends it and it is approved', async (open) => {
  const session = await newResident();
  const body = `帮邻居修好了水龙头。${randomUUID().slice(0, 6)}`;
  const mended = `${body}昨天下午，3 号院。`;
  const { id } = await call(session.token, 'post.create', {
    body,
    photos: [],
    board: 'neighbour',
    ruleCode: null,
    place: null,
    submit: true,
  });

  const staff = await open({ session: await signIn('staff') });
  await staff.goto('/');
  await staff.tab('管理');
  await staff.tap(staff.saying(body));
  await staff.arrives('审核');
  await staff.tap('退回');
  await staff.tap('退回并告知作者');
  await staff.sees('请先选一个退回的原因');
  await staff.tap(REASON, 'radio');
  await staff.sees(staff.sheet('为什么退回').getByText(ADVICE));
  await staff.tap('退回并告知作者');
  await staff.sees('已退回');

  const author = await open({ session });
  await author.goto('/');
  await author.tab('我的');
  await author.tap(author.saying('动态', 'link'));
  await author.arrives('我的动态');
  await author.tap('退回', 'tab');
  await author.sees(body, REASON, ADVICE);
  await author.tap('改一改再发');
  await author.arrives('修改动态');
  await author.sees('上次没有通过', REASON, ADVICE);
  await author.write('写下您做的好事', mended);
  await author.tap('发布');
  await author.sees('发出去了');
  expect(await postsSaying(session.token, mended)).toMatchObject([{ id, state: 'pending' }]);

  await staff.goto('/packages/main/admin/index');
  await staff.tap(staff.saying(mended));
  await staff.tap('通过，不记分');
  await staff.tap('马上生效，看下一条');
  await staff.sees('已通过，不记分');
  expect(await postsSaying(session.token, mended)).toMatchObject([{ id, state: 'approved' }]);
});
