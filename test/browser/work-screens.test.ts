// The screens of staff and of shops.
import { call, signIn } from './house';
import { measureScreens, shownNews } from './screen';

measureScreens([
  { name: '扫码核销', as: 'clerk', path: '/packages/shop/counter/index', whole: '刚核销的' },
  { name: '我的店', as: 'clerk', path: '/packages/shop/home/index', whole: '店里的人' },
  { name: '店里的数字', as: 'clerk', path: '/packages/shop/figures/index?merchantId=1', whole: '下载表格' },
  { name: '积分流通', as: 'staff', path: '/packages/staff/figures/index', whole: '一月一月看' },
  { name: '没有打折卡', as: 'staff', path: '/packages/alliance/cards/index', whole: '还没有爱心打折卡' },
  { name: '店里的订单', as: 'clerk', path: '/packages/shop/orders/index?merchantId=1', whole: '备好了' },
  {
    name: '店里的商品',
    as: 'clerk',
    path: '/packages/shop/products/index?merchantId=1',
    whole: '老姜洗发皂',
  },
  { name: '写商品', as: 'clerk', path: '/packages/shop/product-form/index?merchantId=1', whole: '提交审核' },
  { name: '店里的卡', as: 'clerk', path: '/packages/shop/cards/index?merchantId=1', whole: '谁有这张卡' },
  {
    name: '店里的持卡人',
    as: 'clerk',
    path: '/packages/shop/card-holders/index?cardId=1',
    whole: '志愿者爱心卡，8 折',
  },
  { name: '送爱心卡', as: 'staff', path: '/packages/staff/cards/index', whole: '常用药爱心卡' },
  { name: '点名的人', as: 'staff', path: '/packages/staff/card-holders/index?cardId=3', whole: '宋长庚' },
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
  { name: '设兑换项目', as: 'clerk', path: '/packages/shop/offers/index?merchantId=1', whole: '剪发一次' },
  {
    name: '写兑换项目',
    as: 'clerk',
    path: '/packages/shop/offer-form/index?merchantId=1',
    whole: '提交审核',
  },
  {
    name: '写兑换项目，每天不同、限时',
    as: 'clerk',
    path: '/packages/shop/offer-form/index?merchantId=1',
    whole: '提交审核',
    then: async (phone) => {
      await phone.tap('每天不同', 'switch');
      await phone.tap('限时优惠', 'switch');
      await phone.sees('周日', '不设结束');
    },
  },
  {
    name: '限时优惠，选日子',
    as: 'clerk',
    path: '/packages/shop/offer-form/index?merchantId=1',
    whole: '提交审核',
    then: async (phone) => {
      await phone.tap('限时优惠', 'switch');
      await phone.tap(phone.saying('哪天结束'));
      const days = phone.sheet('哪天结束');
      for (const day of ['今天', '明天', '后天']) await phone.sees(days.getByText(day, { exact: true }));
    },
  },
  { name: '撤下动态', as: 'staff', path: shownNews, whole: '撤下这条动态' },
  { name: '我的店铺动态', as: 'clerk', path: '/packages/shop/news/index?merchantId=1', whole: '写一条动态' },
  { name: '写店铺动态', as: 'clerk', path: '/packages/shop/news-form/index?merchantId=1', whole: '提交审核' },
  { name: '商品列表', as: 'clerk', path: '/packages/shop/products/index?merchantId=1', whole: '添一个商品' },
  { name: '添商品', as: 'clerk', path: '/packages/shop/product-form/index?merchantId=1', whole: '提交审核' },
  { name: '改商品', as: 'clerk', path: changedProduct, whole: '下架这个商品' },
  { name: '爱心卡', as: 'clerk', path: '/packages/shop/cards/index?merchantId=1', whole: '送一种爱心卡' },
  {
    name: '送爱心卡，按规则',
    as: 'clerk',
    path: '/packages/shop/card-form/index?merchantId=1',
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
  { name: '管理', as: 'staff', path: '/packages/main/admin/index', whole: '等得最久的在前' },
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
]);

/** A product of the shop that stands. */
async function changedProduct(): Promise<string> {
  const { token } = await signIn('clerk');
  const { items } = await call(token, 'product.manage', { merchantId: 1 });
  return `/packages/shop/product-form/index?merchantId=1&productId=${items.find(({ state }) => state === 'open')?.id}`;
}
