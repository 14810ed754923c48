import type { Input } from '@jishan/shared/api';

export type Persona = Input<'session.demo'>['persona'];

/** What the sign-in page says of each demo persona, in the order in which it shows them. */
export const PERSONAS: Record<Persona, string> = {
  resident: '居民：发动态、攒积分、看排行',
  resident2: '邻居：点赞、评论、比一比',
  staff: '社区工作人员：审核动态',
  admin: '镇管理员：看全镇、管规则',
  clerk: '商户店员：扫码核销',
};

export const openidOf = (persona: Persona) => `demo-${persona}`;
