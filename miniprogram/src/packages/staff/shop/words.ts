import type { MerchantEventKind } from '@jishan/shared/kinds';

const EVENTS: Readonly<Record<string, string>> = {
  applied: '申请加入',
  opened: '通过，加入联盟',
  refused: '没有通过',
  paused: '暂停兑换',
  resumed: '恢复兑换',
  left: '退出联盟',
  suspended: '停牌',
  restored: '恢复',
  changed: '改了资料',
  appealed: '申诉',
  dismissed: '申诉不成立',
  joined: '店员加入',
  removed: '店员离开',
} satisfies Record<MerchantEventKind, string>;

export const words = {
  fileTitle: '店铺档案',
  phone: '电话，点一下复制',
  copied: '已复制',
  copyFailed: '没有复制成，请照着拨',
  since: (day: string) => `${day}起`,
  licence: '营业执照',
  people: '店里的人',
  roles: { owner: '店主', clerk: '店员' },
  history: '经过',
  /** One that this version does not know is told in general words. */
  event: (kind: string) => EVENTS[kind] ?? '有变动',
  suspend: '停牌',
  restore: '恢复营业',
  asks: {
    suspend: {
      title: '停牌这家店？',
      text: '居民马上看不到这家店，没用的券全部退回积分。店主会看到理由，可以申诉一次，由别的同事处理。',
    },
    restore: { title: '恢复这家店？', text: '居民马上又能看到，兑换项目照旧。' },
  },
  reason: '理由',
  gone: '没有这家店',
  goneText: '可能不在您负责的区域',
};
