import { grouped } from '../../../components/num';

export const words = {
  title: '爱心基金',
  queue: '待确认的使用',
  none: '没有待确认的',
  by: (name: string, unit: string) => `${name}（${unit}）提出`,
  pays: (points: number, merchant: string | null) =>
    merchant ? `${grouped(points)} 分付给${merchant}` : `用掉 ${grouped(points)} 分，不付给店铺`,
  own: '您提出的，要由另一位同事确认',
  ownShop: '这和您、您的家人或店铺有关，要由另一位同事确认',
  confirm: '确认使用',
  refuse: '不同意',
  takeBack: '收回',
  reason: '原因',
  reasonPlaceholder: '如“请附上收据”',
  confirmed: (points: number, fund: string) => `已确认，“${fund}”用掉 ${grouped(points)} 分，大家都看得到`,
  refused: (name: string) => `没有同意，原因已告诉${name}`,
  tookBack: '已收回',
  ours: '我们管的基金',
  noneOurs: '还没有基金。开设以后，居民可以捐积分',
  open: '开设基金',
  openLead: '写清楚为什么、用在哪里。每一笔捐赠和使用都公开。',
  name: '名称',
  namePlaceholder: '如“独居老人冬衣”',
  cause: '用途',
  goal: '目标积分（可不填）',
  wholeTown: '全镇的基金',
  wholeTownNote: '不选就是本社区的',
  send: '开设',
  opened: (title: string) => `“${title}”已开设，居民可以捐了`,
  stop: '停止收捐',
  stopTitle: (title: string) => `停止“${title}”收捐？`,
  stopText: (left: number) =>
    left > 0
      ? `停止后不能再恢复，居民不能再捐。还剩的 ${grouped(left)} 分可以继续用，用完就结束；剩多少一直公开。`
      : '停止后不能再恢复，居民不能再捐。',
  stopped: (title: string) => `“${title}”已停止收捐`,
};
