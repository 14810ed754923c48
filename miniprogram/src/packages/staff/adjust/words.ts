import { grouped } from '../../../components/num';
import type { Input } from '../../../kernel/call';

export type Kind = Input<'adjustment.propose'>['kind'];

export const WORDS = {
  title: '给居民加减分',
  again: '换一位居民',
  own: '这是您自己，请交给同事办理。',

  kind: '办什么',
  kinds: {
    deduct: '扣分',
    correct: '更正补记',
    compensate: '补偿',
    bonus: '社区奖励',
  } satisfies Record<Kind, string>,
  kindNotes: {
    deduct: '核实有错才扣；要两个人同意，居民可以申诉',
    correct: '该记没记、记少了，补上差的分',
    compensate: '因为我们的差错，给居民赔补',
    bonus: '从社区奖励池里出，不算荣誉分',
  } satisfies Record<Kind, string>,

  points: '多少分',
  pool: (left: number) => `奖励池还有 ${grouped(left)} 分`,
  aloneUpTo: (points: number) =>
    points > 0
      ? `${grouped(points)} 分以内一个人办，再多要第二个人确认`
      : '近 30 天您一个人给这位居民的已到上限，要第二个人确认',
  owes: (balance: number, owed: number) => `余额 ${grouped(balance)} 分，不够的 ${grouped(owed)} 分记为欠分`,
  needPoints: '请填写分数',
  mostPoints: (max: number) => `一次最多 ${max} 分`,
  poolShort: (left: number) => `奖励池只剩 ${grouped(left)} 分，请减少，或请镇管理员拨付`,

  reason: '理由，居民会看到',
  reasonHint: '写清楚哪天、什么事、怎么核实的',
  longReason: (max: number) => `最多 ${max} 字，请删减`,

  needWho: '请先选一位居民',
  needKind: '请选办什么',
  summary: {
    deduct: (name: string, points: number) => `扣${name} ${grouped(points)} 分，要第二个人确认后才扣。`,
    second: (name: string, kind: string, points: number) =>
      `给${name}${kind} ${grouped(points)} 分，要第二个人确认后到账。`,
    now: (name: string, kind: string, points: number) => `给${name}${kind} ${grouped(points)} 分，立即到账。`,
  },
  send: { propose: '提交，请同事确认', now: '确认，立即到账' },

  done: {
    posted: (name: string, points: number) => `${name}的 ${grouped(points)} 分已到账`,
    proposed: '已提交，等第二个人确认',
  },
  doneText: {
    posted: '居民会收到通知和理由。',
    proposed: '同事在“加减分待确认”里能看到。',
  },
  another: '再给一位居民办理',
  toDesk: '回管理',
};
