import { grouped } from '../../../components/num';
import { dateOf } from '../../../kernel/time';

export const words = {
  givers: (count: number) => `${count} 人捐过`,
  until: (at: number) => `到${dateOf(at)}为止`,
  mine: (points: number) => `您捐过 ${grouped(points)} 分，谢谢`,
  give: '捐积分',
  giveTitle: '捐多少积分',
  giveText: '捐出的积分不能收回，也不加荣誉分：名次不能用积分换。',
  points: '积分',
  have: (points: number) => `可用 ${grouped(points)} 分`,
  anonymous: '不写名字',
  anonymousNote: '别人只看到“匿名”',
  send: '捐出',
  thanks: '已捐出，谢谢您',
  signIn: '登录后捐积分',
  gifts: '最近的捐赠',
  noGifts: '还没有人捐，您来做第一个',
  neverGifts: '没有人捐过',
  uses: '用在哪里',
  noUses: '还没有用过',
  paid: (merchant: string) => `付给${merchant}`,
  paidNobody: '用掉了，不付给店铺',
  decided: (proposed: string, confirmed: string | null) =>
    confirmed === null || confirmed === proposed
      ? `${proposed}两人经手：一人提出，一人确认`
      : `${proposed}提出，${confirmed}确认`,
  over: (left: number) =>
    left > 0 ? `不再收捐。还剩 ${grouped(left)} 分，以后用在哪里会写在下面。` : '不再收捐，积分都用完了。',
  gift: (points: number) => `${grouped(points)} 分`,
  gone: '没有这个基金',
  goneText: '看看别的',
};
