// Resident and clerk side by side: an offer is made and approved, points become a haircut, and the book says why.
import { randomUUID } from 'node:crypto';
import { call, signIn } from './house';
import type { Phone } from './phone';
import { scene } from './scene';

const SHOP = '平安理发店';
const OFFER = `洗头 ${randomUUID().slice(0, 4)}`;
const POINTS = 3;

async function ownerOffers(owner: Phone): Promise<void> {
  await owner.goto('/packages/main/me/index');
  await owner.tap(owner.saying('我的店', 'link'));
  await owner.arrives('我的店');
  await owner.tap(owner.saying('兑换项目'));
  await owner.arrives('兑换项目');
  await owner.tap('设一个兑换项目');
  await owner.sees(/^优惠由本店承担/);
  await owner.write('名称', OFFER);
  await owner.write('原价（元）', '12');
  await owner.write('顾客到店付（元）', '12');
  await owner.write('要多少积分', String(POINTS));
  await owner.pickTime('几点起可用', '00:00');
  await owner.pickTime('几点前可用', '00:00');
  await owner.tap('提交审核');
  await owner.sees('到店付的钱要比原价少');
  await owner.write('顾客到店付（元），到店付的钱要比原价少', '8.5');
  await owner.tap('提交审核');
  await owner.sees('社区审核通过后，居民就能兑换。');
}

async function staffApproves(staff: Phone): Promise<void> {
  await staff.goto('/packages/main/admin/index');
  await staff.tap(staff.saying('商户送审'));
  await staff.arrives('商户送审');
  // What came before waits as well: it is looked at another time.
  await staff.sees('看店铺档案');
  while (!(await staff.reads()).includes(OFFER)) await staff.tap(staff.saying('先放一放'));
  await staff.sees('¥8.5', '¥12', SHOP);
  await staff.tap('通过');
  await staff.sees(`“${OFFER}”已通过，马上能看到`);
}

async function residentRedeems(resident: Phone): Promise<void> {
  await resident.goto('/');
  await resident.tab('德商');
  await resident.tap('新加入', 'tab');
  await resident.tap(resident.saying(SHOP, 'link'));
  await resident.arrives('德商店铺');
  await resident.tap(resident.saying(OFFER, 'link'));
  await resident.arrives('兑换');
  await resident.sees('到店付 8.5 元。每人本月限 1 张');
  await resident.tap(`用 ${POINTS} 积分兑换`);
  await resident.arrives('兑换券');
  await resident.sees('待使用', /秒后自动换新码，截图无效$/);
}

/** The number on the voucher, as the clerk hears it. */
async function numberOn(resident: Phone): Promise<string> {
  const found = /\b(\d{4}) (\d{4})\b/.exec(await resident.reads());
  if (!found) throw new Error('no number stands on the voucher');
  return `${found[1]}${found[2]}`;
}

async function clerkSettles(clerk: Phone, resident: Phone): Promise<void> {
  // One tap from home.
  await clerk.goto('/');
  await clerk.tap('输八位券号');
  await clerk.arrives('核销');
  await clerk.write('输入顾客念的 8 位数字', '1234');
  await clerk.tap('核对');
  await clerk.sees('请输入 8 位数字');
  const [checks, taps] = [clerk.asked('counter.check'), clerk.asked('counter.settle')];
  await clerk.write('输入顾客念的 8 位数字，请输入 8 位数字', await numberOn(resident));
  await clerk.tap('核对');
  await clerk.sees('收 8.5 元', OFFER, '陈*国');
  await clerk.tap('确认核销');
  await clerk.sees('陈*国的券已用掉');
  expect([checks.length, taps.length]).toEqual([1, 1]);
  await clerk.tap('下一位');
  await resident.sees('已使用', /在店里用掉了$/);
}

async function residentReadsWhy(resident: Phone): Promise<void> {
  await resident.goto('/packages/mine/points/index');
  await resident.tap(resident.saying(`${SHOP} ${OFFER}`));
  const sheet = resident.sheet(`这 ${POINTS} 分去了哪里`);
  await resident.sees(sheet.getByText(`${SHOP} ${OFFER}`).first(), sheet.getByText('流水号').first());
}

async function clerkUndoes(clerk: Phone): Promise<void> {
  await clerk.tap(clerk.find('撤销').first());
  await clerk.write('原因', '顾客改天再来');
  await clerk.tap(clerk.sheet('撤销这次核销？').getByRole('button', { name: '撤销', exact: true }));
  await clerk.sees('已撤销');
}

scene(
  'an offer is made, approved and redeemed; the clerk settles by one tap, the book says why, and an undo gives it back',
  async (open) => {
    const owner = await open({ session: await signIn('clerk') });
    await ownerOffers(owner);
    await staffApproves(await open({ session: await signIn('staff') }));

    const chen = await signIn('resident2');
    const balance = async () => (await call(chen.token, 'points.summary', {})).balance;
    const before = await balance();
    const resident = await open({ session: chen });
    await residentRedeems(resident);
    expect(await balance()).toBe(before - POINTS);
    await clerkSettles(owner, resident);
    await residentReadsWhy(resident);
    await clerkUndoes(owner);
    expect(await balance()).toBe(before);
    await resident.goto('/packages/book/messages/index');
    await resident.sees(new RegExp(`“${OFFER}”的核销已撤销.*顾客改天再来`));
  },
);

scene('a voucher is given back before it is used', async (open) => {
  const wang = await signIn('resident2');
  const { items } = await call(wang.token, 'alliance.list', { order: 'newest' });
  const shop = items.find(({ name }) => name === SHOP);
  const offers = await call(wang.token, 'offer.ofShop', { merchantId: shop?.id ?? 0 });
  const shave = offers.items.find(({ title }) => title === '老人剃须');
  const before = (await call(wang.token, 'points.summary', {})).balance;
  const phone = await open({ session: wang });
  await phone.goto(`/packages/alliance/offer/index?id=${shave?.id}`);
  await phone.tap(`用 ${shave?.points} 积分兑换`);
  await phone.arrives('兑换券');
  await phone.tap('不用了，退回积分');
  await phone.tap('退回');
  await phone.sees('已退回', /您退回了，积分已回到账户$/);
  expect((await call(wang.token, 'points.summary', {})).balance).toBe(before);
});

scene('who works in no shop finds the way to one, and is told so at a counter', async (open) => {
  const phone = await open({ session: await signIn('resident') });
  await phone.goto('/packages/shop/counter/index?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  await phone.sees('这里给店员核销用');
  await phone.goto('/packages/shop/home/index');
  await phone.sees('加入德商联盟', '我是店员，有邀请码');
  await phone.tap('申请加入');
  await phone.arrives('申请加入德商联盟');
  await phone.tap('提交审核');
  await phone.sees('请填写店名');
});
