import type { MessageKind } from '@jishan/shared/messages';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';

type Message = Reply<'message.list'>['items'][number];

/**
 * Where a message leads: to what it is about, and what can be appealed against to its appeal. An objection's subject is the
 * award, which everybody of the town may open; whose it is finds the appeal there. One
 * of a kind that this version does not know leads nowhere: null.
 */
export function leadOf({ kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>): string | null {
  switch (kind as MessageKind) {
    case 'objection':
      return subjectId === null ? routes.book.appeals('objections') : routes.book.notices(subjectId);
    case 'appeal':
      return routes.book.appeals();
    case 'household':
      return routes.book.household();
    case 'shop':
      return routes.shop.home(subjectId ?? undefined);
    case 'shop_order':
      return subjectId === null ? routes.shop.home() : routes.shop.orders(subjectId);
    case 'voucher':
      return subjectId === null ? routes.alliance.vouchers() : routes.alliance.voucher(subjectId);
    case 'order':
      return subjectId === null ? routes.alliance.orders() : routes.alliance.order(subjectId);
    case 'card':
      return routes.alliance.cards();
    case 'fund':
      return subjectId === null ? routes.alliance.funds() : routes.alliance.fund(subjectId);
    case 'deduction':
      return subjectId === null
        ? routes.mine.points()
        : routes.book.appeal({ kind: 'deduction', adjustmentId: subjectId });
    case 'expiry':
    case 'adjustment':
      return routes.mine.points();
    default:
      return null;
  }
}
