// Every screen as people hold it: narrow and wide phones, at night, in large type. Nothing overflows, breaks, or is too small.
import { call, houseUrl, type Persona, signIn } from './house';
import { measure } from './measure';
import type { Phone } from './phone';
import { scene } from './scene';

interface Screen {
  name: string;
  as: Persona | null;
  path: string | (() => Promise<string>);
  /** What stands there once it is whole. */
  whole: string | RegExp;
  /** What is tapped to get there. */
  then?: (phone: Phone) => Promise<void>;
}

const WIDTHS = [320, 375, 430];
const NORMAL = { type: 12, target: 44, contrast: 4.5 };
const CARE = { type: 18, target: 60, contrast: 7 };

const SCREENS: Screen[] = [
  { name: '登录', as: null, path: '/features/session/index', whole: '选一个演示身份' },
  { name: '动态（未登录）', as: null, path: postWithPhotos, whole: '登录后说句话…' },
  { name: '我的（未登录）', as: null, path: '/features/me/index', whole: '登录后，积分和动态都在这里' },
  { name: '首页', as: 'resident', path: '/', whole: '邻里新事' },
  { name: '广场', as: 'resident', path: '/features/square/index', whole: /^\d+月\d+日|今天|昨天/ },
  { name: '发布', as: 'resident', path: '/packages/deed/publish/index', whole: '不选也能发，只是不记分。' },
  {
    name: '选规则',
    as: 'resident',
    path: '/packages/deed/publish/index',
    whole: '不选也能发，只是不记分。',
    then: async (phone) => {
      await phone.tap(phone.saying('全部', 'link'));
      await phone.sees(phone.sheet('选一条积分规则').getByText('家庭邻里美德').first());
    },
  },
  { name: '动态', as: 'resident', path: postWithPhotos, whole: /审核$/ },
  { name: '荣誉', as: 'resident', path: '/packages/book/ranking/index', whole: '按荣誉分，花掉的不扣' },
  {
    name: '我的积分',
    as: 'resident',
    path: '/packages/mine/points/index',
    whole: /^(阅读文章|这个月还没有积分)$/,
  },
  { name: '积分缘由', as: 'resident', path: latestPoints, whole: '流水号' },
  { name: '对账单', as: 'resident', path: '/packages/book/statement/index', whole: '每一笔' },
  { name: '公示栏', as: 'resident', path: '/packages/book/notice/index', whole: '公示到这里' },
  { name: '公示详情', as: 'resident', path: noticed, whole: '审核' },
  {
    name: '账本指纹',
    as: 'resident',
    path: '/packages/book/notice/index',
    whole: '公示到这里',
    then: async (phone) => {
      await phone.tap('账本指纹', 'tab');
      await phone.sees('复制');
    },
  },
  { name: '异议与申诉', as: 'resident', path: '/packages/book/appeals/index', whole: '申诉没得到的积分' },
  { name: '申诉', as: 'resident', path: '/packages/book/appeal/index?kind=missed', whole: '提交申诉' },
  { name: '家庭', as: 'resident', path: '/packages/book/household/index', whole: /^(发起|退出)家?/ },
  { name: '消息', as: 'resident', path: '/packages/book/messages/index', whole: /^(就这些了|还没有消息)$/ },
  { name: '我的动态', as: 'resident', path: '/packages/mine/posts/index', whole: '已公开' },
  { name: '我的', as: 'resident', path: '/features/me/index', whole: '长辈大字版' },
  { name: '设置', as: 'resident', path: '/packages/mine/settings/index', whole: '个人资料' },
  { name: '积分规则', as: 'resident', path: '/packages/deed/rules/index', whole: /^共 \d+ 条$/ },
  { name: '德商', as: 'resident', path: '/features/alliance/index', whole: '李记包子铺' },
  {
    name: '德商榜',
    as: 'resident',
    path: '/packages/alliance/ranking/index',
    whole: /^(榜单到这里|看德商店铺)$/,
  },
  { name: '店铺', as: 'resident', path: '/packages/alliance/shop/index?id=1', whole: '邻居的感谢' },
  { name: '兑换项目', as: 'resident', path: '/packages/alliance/offer/index?id=1', whole: '兑换后剩' },
  { name: '兑换券', as: 'resident2', path: openVoucher, whole: /秒后自动换新码，截图无效$/ },
  { name: '我的兑换券', as: 'resident2', path: '/packages/alliance/vouchers/index', whole: '就这些了' },
  { name: '扫码核销', as: 'clerk', path: '/packages/shop/counter/index', whole: '刚核销的' },
  { name: '我的店', as: 'clerk', path: '/packages/shop/home/index', whole: '店里的人' },
  { name: '收成', as: 'clerk', path: '/packages/shop/figures/index?merchantId=1', whole: '下载表格' },
  { name: '积分流通', as: 'staff', path: '/packages/staff/figures/index', whole: '一月一月看' },
  { name: '打折卡', as: 'resident', path: '/packages/alliance/cards/index', whole: '老邻居早餐卡' },
  { name: '没有打折卡', as: 'staff', path: '/packages/alliance/cards/index', whole: '还没有爱心打折卡' },
  { name: '一张打折卡', as: 'resident', path: heldCard, whole: /秒后自动换新码，截图无效$/ },
  { name: '爱心基金', as: 'resident', path: '/packages/alliance/funds/index', whole: '独居老人冬衣' },
  { name: '一个基金', as: null, path: '/packages/alliance/fund/index?id=1', whole: '付给巧手裁缝铺' },
  {
    name: '捐积分',
    as: 'resident',
    path: '/packages/alliance/fund/index?id=1',
    whole: '付给巧手裁缝铺',
    then: async (phone) => {
      await phone.tap('捐积分');
      await phone.sees('别人只看到“匿名”');
    },
  },
  { name: '商品', as: 'resident', path: '/packages/alliance/product/index?id=1', whole: '下单' },
  { name: '我的订单', as: 'resident', path: '/packages/alliance/orders/index', whole: '店家备货中' },
  { name: '订单', as: 'resident', path: openOrder, whole: /秒后自动换新码，截图无效$/ },
  { name: '店里的订单', as: 'clerk', path: '/packages/shop/orders/index?merchantId=1', whole: '备好了' },
  {
    name: '店里的商品',
    as: 'clerk',
    path: '/packages/shop/products/index?merchantId=1',
    whole: '老姜洗发皂',
  },
  { name: '写商品', as: 'clerk', path: '/packages/shop/product/index?merchantId=1', whole: '提交审核' },
  { name: '店里的卡', as: 'clerk', path: '/packages/shop/cards/index?merchantId=1', whole: '谁有这张卡' },
  {
    name: '店里的持卡人',
    as: 'clerk',
    path: '/packages/shop/card/index?cardId=1',
    whole: '志愿者爱心卡，8 折',
  },
  { name: '送爱心卡', as: 'staff', path: '/packages/staff/cards/index', whole: '常用药爱心卡' },
  { name: '点名的人', as: 'staff', path: '/packages/staff/card/index?cardId=3', whole: '宋长庚' },
  { name: '管基金', as: 'staff', path: '/packages/staff/funds/index', whole: '停止收捐' },
  { name: '使用基金', as: 'staff', path: '/packages/staff/fund-use/index?fundId=1', whole: '提出' },
  {
    name: '选店铺',
    as: 'staff',
    path: '/packages/staff/fund-use/index?fundId=1',
    whole: '提出',
    then: async (phone) => {
      await phone.tap('哪家店，请选择店铺');
      await phone.sees(phone.sheet('请选择店铺').getByText('巧手裁缝铺'));
    },
  },
  { name: '没有店', as: 'resident', path: '/packages/shop/home/index', whole: '我是店员，有邀请码' },
  { name: '申请加入', as: 'resident', path: '/packages/shop/apply/index', whole: '提交审核' },
  { name: '设兑换项目', as: 'clerk', path: '/packages/shop/offers/index?merchantId=1', whole: '剪发一次' },
  { name: '写兑换项目', as: 'clerk', path: '/packages/shop/offer/index?merchantId=1', whole: '提交审核' },
  {
    name: '写兑换项目，每天不同、限时',
    as: 'clerk',
    path: '/packages/shop/offer/index?merchantId=1',
    whole: '提交审核',
    then: async (phone) => {
      await phone.tap('每天不同', 'switch');
      await phone.tap('限时优惠', 'switch');
      await phone.sees('周日', '不设结束');
    },
  },
  { name: '店铺动态', as: 'resident', path: shownNews, whole: '看看这家店' },
  { name: '撤下动态', as: 'staff', path: shownNews, whole: '撤下这条动态' },
  { name: '我的店铺动态', as: 'clerk', path: '/packages/shop/news/index?merchantId=1', whole: '写一条动态' },
  { name: '写店铺动态', as: 'clerk', path: '/packages/shop/news-form/index?merchantId=1', whole: '提交审核' },
  { name: '商品列表', as: 'clerk', path: '/packages/shop/products/index?merchantId=1', whole: '添一个商品' },
  { name: '添商品', as: 'clerk', path: '/packages/shop/product/index?merchantId=1', whole: '提交审核' },
  { name: '改商品', as: 'clerk', path: changedProduct, whole: '下架这个商品' },
  { name: '爱心卡', as: 'clerk', path: '/packages/shop/cards/index?merchantId=1', whole: '送一种爱心卡' },
  {
    name: '送爱心卡，按规则',
    as: 'clerk',
    path: '/packages/shop/card/index?merchantId=1',
    whole: '提交审核',
    then: async (phone) => {
      await phone.tap('做好事', 'radio');
      await phone.tap('到哪天为止', 'radio');
      await phone.sees('哪一件好事', '选日期');
    },
  },
  { name: '商户送审', as: 'staff', path: '/packages/staff/submissions/index', whole: '看店铺档案' },
  { name: '德商店铺', as: 'staff', path: '/packages/staff/shops/index', whole: '平安理发店' },
  { name: '店铺档案', as: 'staff', path: '/packages/staff/shop/index?id=1', whole: '营业执照' },
  { name: '管理', as: 'staff', path: '/features/admin/index', whole: '等得最久的在前' },
  { name: '积分设置', as: 'admin', path: '/packages/staff/settings/index', whole: '梧桐里社区' },
  {
    name: '改积分设置',
    as: 'admin',
    path: '/packages/staff/settings/index',
    whole: '梧桐里社区',
    then: async (phone) => {
      await phone.tap(phone.find('修改').first());
      await phone.sees('青溪镇的积分设置');
      await phone.tap(phone.find('自定', 'radio').first());
    },
  },
  { name: '审核', as: 'staff', path: '/packages/staff/review/index', whole: '作者的记录' },
  {
    name: '退回',
    as: 'staff',
    path: '/packages/staff/review/index',
    whole: '作者的记录',
    then: async (phone) => {
      await phone.tap('退回');
      await phone.tap('时间地点对不上', 'radio');
      await phone.sees('退回并告知作者');
    },
  },
];

/** Any post of the town that shows how photos and a seal stand. */
async function postWithPhotos(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'post.feed', {});
  const post = items.find(({ photos, seal }) => photos.length > 1 && seal);
  return `/packages/deed/post/index?id=${post?.id}`;
}

/** The one that 陈建国 has in his hand. */
async function openVoucher(): Promise<string> {
  const { token } = await signIn('resident2');
  const { items } = await call(token, 'voucher.mine', { open: true });
  return `/packages/alliance/voucher/index?id=${items[0]?.id}`;
}

/** Something that a shop has told, approved: written when nobody has told anything yet. */
async function shownNews(): Promise<string> {
  const known = await call(null, 'news.ofShop', { merchantId: 1 });
  const newsId = known.items[0]?.id ?? (await tellNews());
  return `/packages/alliance/news/index?id=${newsId}`;
}

async function tellNews(): Promise<number> {
  const [owner, staff] = [await signIn('clerk'), await signIn('staff')];
  const text = '六十岁以上的老人，重阳节当天免费理发，带上身份证就行。';
  const content = { merchantId: 1, newsId: null, title: '重阳节免费理发', text, photos: [] };
  const { id, submission } = await call(owner.token, 'news.submit', content);
  await approve(staff.token, submission?.id);
  return id;
}

/** A product of the shop that stands. */
async function changedProduct(): Promise<string> {
  const [owner, staff] = [await signIn('clerk'), await signIn('staff')];
  const { items } = await call(owner.token, 'product.manage', { merchantId: 1 });
  let product = items.find(({ state }) => state === 'open');
  if (!product) {
    const terms = { name: '护发素', text: '', price: 2600, unit: '瓶', personLimit: null, pointsPart: null };
    product = await call(owner.token, 'product.create', { merchantId: 1, ...terms, photos: [], stock: 12 });
    await approve(staff.token, product.submission?.id);
  }
  return `/packages/shop/product/index?merchantId=1&productId=${product.id}`;
}

async function approve(token: string, submissionId = 0): Promise<void> {
  await call(token, 'submission.decide', { submissionId, approve: true, answer: '' });
}

/** The card that 王秀兰 was given. */
async function heldCard(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'card.mine', {});
  return `/packages/alliance/card/index?id=${items[0]?.id}`;
}

/** What 王秀兰 has ordered and not collected. */
async function openOrder(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'order.mine', { open: true });
  return `/packages/alliance/order/index?id=${items[0]?.id}`;
}

/** What has just begun to hang on the notice board. */
async function noticed(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'notice.list', { scope: 'town', size: 1 });
  return `/packages/book/notice/index?transferId=${items[0]?.transferId}`;
}

async function latestPoints(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'points.lines', { size: 1 });
  return `/packages/mine/points/index?transferId=${items[0]?.id}`;
}

async function show(phone: Phone, { path, whole, then }: Screen): Promise<void> {
  await phone.goto(houseUrl() + (typeof path === 'string' ? path : await path()));
  await phone.sees(whole);
  await then?.(phone);
}

/** As painted: fonts are there, and the last change of size or colour has been drawn. */
async function measured(phone: Phone, floor: typeof NORMAL): Promise<string[]> {
  await phone.page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  return phone.page.evaluate(measure, floor);
}

describe.each(SCREENS)('$name', (screen) => {
  const sessionOf = async () => (screen.as ? await signIn(screen.as) : undefined);

  scene('on narrow and wide phones, by day and by night', async (open) => {
    const phone = await open({ session: await sessionOf() });
    await show(phone, screen);
    const found: Record<string, string[]> = {};
    for (const width of WIDTHS) {
      await phone.page.setViewportSize({ width, height: 812 });
      found[`${width}`] = await measured(phone, NORMAL);
    }
    await phone.page.emulateMedia({ colorScheme: 'dark' });
    found['dark'] = await measured(phone, NORMAL);
    expect(found).toEqual({ 320: [], 375: [], 430: [], dark: [] });
  });

  scene('in large type', async (open) => {
    const phone = await open({ session: await sessionOf(), care: true });
    await show(phone, screen);
    const found: Record<string, string[]> = {};
    for (const width of WIDTHS) {
      await phone.page.setViewportSize({ width, height: 812 });
      found[`${width}`] = await measured(phone, CARE);
    }
    await phone.page.emulateMedia({ colorScheme: 'dark' });
    found['dark'] = await measured(phone, CARE);
    expect(found).toEqual({ 320: [], 375: [], 430: [], dark: [] });
  });
});
