import type { MessageKind } from '@jishan/shared/kinds';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';

type Message = Reply<'message.list'>['items'][number];

/**
 * Where a message leads: to what it is about. An objection's subject is the award, which everybody of the town may open. One
 * of a kind that this version does not know leads nowhere: null.
 */
export function leadOf({ kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>): string | null {
  switch (kind as MessageKind) {
    case 'objection':
      return subjectId === null ? routes.appeals('objections') : routes.notices(subjectId);
    case 'appeal':
      return routes.appeals();
    case 'household':
      return routes.household();
    case 'shop':
      return routes.myShop(subjectId ?? undefined);
    case 'shop_order':
      return subjectId === null ? routes.myShop() : routes.shopOrders(subjectId);
    case 'voucher':
      return subjectId === null ? routes.vouchers() : routes.voucher(subjectId);
    case 'order':
      return subjectId === null ? routes.orders() : routes.order(subjectId);
    case 'card':
      return routes.cards();
    case 'fund':
      return subjectId === null ? routes.funds() : routes.fund(subjectId);
    case 'expiry':
    case 'deduction':
    case 'adjustment':
      return routes.points();
    default:
      return null;
  }
}
