// The screens of residents and guests.
import { call, signIn } from './house';
import { footOf, measureOpenedInLargeType, measureScreens, type Screen, shownNews } from './screen';

const HOME: Screen = { name: '首页', as: 'resident', path: '/', whole: '邻里新事' };
const SQUARE: Screen = {
  ...{ name: '广场', as: 'resident', path: '/packages/main/square/index' },
  whole: /^\d+月\d+日|今天|昨天/,
};

measureOpenedInLargeType([HOME, SQUARE]);

measureScreens([
  { name: '登录', as: null, path: '/packages/mine/sign-in/index', whole: '选一个演示身份' },
  { name: '动态（未登录）', as: null, path: postWithPhotos, whole: '登录后说句话…' },
  { name: '我的（未登录）', as: null, path: '/packages/main/me/index', whole: '登录后，积分和动态都在这里' },
  HOME,
  SQUARE,
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
  { name: '邻居', as: 'resident', path: neighbour, whole: footOf('就这些了') },
  { name: '荣誉', as: 'resident', path: '/packages/book/ranking/index', whole: '按荣誉分，花掉的不扣' },
  {
    name: '我的积分',
    as: 'resident',
    path: '/packages/mine/points/index',
    whole: /^(阅读文章|这个月还没有积分)$/,
  },
  { name: '积分缘由', as: 'resident', path: latestPoints, whole: '流水号' },
  { name: '对账单', as: 'resident', path: '/packages/book/statement/index', whole: '每一笔' },
  { name: '公示栏', as: 'resident', path: '/packages/book/notices/index', whole: footOf('公示到这里') },
  { name: '公示详情', as: 'resident', path: noticed, whole: '审核' },
  {
    name: '每日封账',
    as: 'resident',
    path: '/packages/book/notices/index',
    whole: footOf('公示到这里'),
    then: async (phone) => {
      await phone.tap('每日封账', 'tab');
      await phone.sees('复制');
    },
  },
  { name: '异议与申诉', as: 'resident', path: '/packages/book/appeals/index', whole: '申诉没得到的积分' },
  { name: '申诉', as: 'resident', path: '/packages/book/appeal/index?kind=missed', whole: '提交申诉' },
  { name: '家庭', as: 'resident', path: '/packages/book/household/index', whole: /^(发起|退出)家?/ },
  {
    name: '消息',
    as: 'resident',
    path: '/packages/book/messages/index',
    whole: footOf('就这些了|还没有消息'),
  },
  { name: '我的动态', as: 'resident', path: '/packages/mine/posts/index', whole: '已公开' },
  { name: '我的', as: 'resident', path: '/packages/main/me/index', whole: '长辈大字版' },
  { name: '设置', as: 'resident', path: '/packages/mine/settings/index', whole: '个人资料' },
  { name: '积分规则', as: 'resident', path: '/packages/deed/rules/index', whole: /^共 \d+ 条$/ },
  { name: '德商', as: 'resident', path: '/packages/main/alliance/index', whole: '李记包子铺' },
  {
    name: '德商榜',
    as: 'resident',
    path: '/packages/alliance/ranking/index',
    whole: footOf('榜单到这里|看德商店铺'),
  },
  { name: '店铺', as: 'resident', path: '/packages/alliance/shop/index?id=1', whole: '邻居的感谢' },
  { name: '兑换项目', as: 'resident', path: '/packages/alliance/offer/index?id=1', whole: '兑换后剩' },
  { name: '兑换券', as: 'resident2', path: openVoucher, whole: /秒后自动换新码，截图无效$/ },
  {
    name: '我的兑换券',
    as: 'resident2',
    path: '/packages/alliance/vouchers/index',
    whole: footOf('就这些了'),
  },
  { name: '打折卡', as: 'resident', path: '/packages/alliance/cards/index', whole: '老邻居早餐卡' },
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
  { name: '订单', as: 'resident', path: openOrder, whole: /取货码也会出现在这里/ },
  { name: '没有店', as: 'resident', path: '/packages/shop/home/index', whole: '我是店员，有邀请码' },
  { name: '申请加入', as: 'resident', path: '/packages/shop/apply/index', whole: '提交审核' },
  { name: '店铺动态', as: 'resident', path: shownNews, whole: '看看这家店' },
]);

/** Somebody who has shown good deeds. */
async function neighbour(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'post.feed', {});
  return `/packages/deed/person/index?id=${items[0]?.author.id}`;
}

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
  return `/packages/book/notices/index?transferId=${items[0]?.transferId}`;
}

async function latestPoints(): Promise<string> {
  const { token } = await signIn('resident');
  const { items } = await call(token, 'points.lines', { size: 1 });
  return `/packages/mine/points/index?transferId=${items[0]?.id}`;
}
