// An old phone: the oldest engine that the build promises to run in.
import { call, houseUrl, signIn } from './house';
import { makeOld } from './old-engine';
import { scene } from './scene';

scene('in the oldest engine of browserslist, the pages of every day stand', async (open) => {
  const resident = await open({ session: await signIn('resident2') });
  await resident.page.addInitScript(makeOld);
  const { token } = await signIn('resident2');
  const { items } = await call(token, 'voucher.mine', { open: true });
  const pages: [path: string, whole: string | RegExp][] = [
    ['/', '邻里新事'],
    ['/features/square/index', /^\d+月\d+日|今天|昨天/],
    ['/features/alliance/index', '李记包子铺'],
    ['/packages/alliance/shop/index?id=1', '邻居的感谢'],
    ['/packages/alliance/offer/index?id=1', '兑换后剩'],
    [`/packages/alliance/voucher/index?id=${items[0]?.id}`, /秒后自动换新码，截图无效$/],
    ['/packages/book/notice/index', '公示中'],
    ['/packages/mine/points/index', '荣誉分'],
  ];
  for (const [path, whole] of pages) {
    await resident.goto(houseUrl() + path);
    await resident.sees(whole);
  }
  const clerk = await open({ session: await signIn('clerk') });
  await clerk.page.addInitScript(makeOld);
  await clerk.goto('/packages/shop/counter/index');
  await clerk.write('输入顾客念的 8 位数字', '1234 5678');
  await clerk.tap('核对');
  await clerk.sees('这不是积善的码');
});
