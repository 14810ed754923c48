import type { MessageGroup } from '@jishan/shared/messages';

/** Every word of the page on which messages are switched off. */
export const words = {
  title: '消息提醒',
  intro: '不想听的，点一下就关掉，随时能再打开。',
  always: '关掉后仍放在消息里，只是不再提醒',
  groups: {
    deeds: '动态和积分',
    neighbours: '邻里往来',
    things: '兑换和订单',
    shop: '我的店',
    others: '工作',
  } satisfies Record<MessageGroup, string>,
};
