import { grouped } from '../../../components/num';

export const words = {
  title: '送爱心卡',
  lead: '店家送的卡，由社区点名给居民。困难家庭的名字，只有您和同事看得到。',
  audiences: { list: '社区点名', need: '困难家庭', honour: '荣誉分', rule: '做某件好事' },
  left: (left: number) => `还有 ${grouped(left)} 张`,
  own: '这和您或您家人的店有关，请交给同事',
  gone: '发完了',
  grant: '送给居民',
  grantTitle: (title: string) => `“${title}”送给谁`,
  giveAsk: (title: string, name: string) => `把“${title}”送给${name}？`,
  giveText: '送出后收不回。请看清是不是这位居民。',
  give: '送给这位居民',
  another: '换一位居民',
  given: (name: string, left: number) => `已送给${name}，还有 ${grouped(left)} 张`,
  had: (name: string) => `${name}已经有这张卡了`,
  none: '没有要点名的卡',
  noneText: '店家送出“社区点名”或“困难家庭”的卡，会在这里',
};
