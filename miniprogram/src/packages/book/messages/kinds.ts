import type { MessageKind } from '@jishan/shared/messages';
import type { IconName } from '../../../components/icon';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { words } from './words';

export type Message = Reply<'message.list'>['items'][number];
type About = Pick<Message, 'subjectId' | 'subjectKind'>;

export interface Act {
  label: string;
  to: string;
}

interface Shown {
  icon: IconName;
  /** Where it leads: exactly to what it is about. */
  lead: (about: About) => string | null;
  /** What can be done about it, beside opening it. */
  acts?: (id: number) => Act[];
}

/** To the one that it is about, and where there is none to all of them. */
const to =
  (one: (id: number) => string, all: () => string) =>
  ({ subjectId }: About) =>
    subjectId === null ? all() : one(subjectId);
const post = to(routes.deed.post, () => routes.mine.posts());

/** Of talk: to what is talked about; nowhere where this version knows no page of it. */
const talk = ({ subjectKind, subjectId }: About) =>
  subjectId !== null && (subjectKind === null || subjectKind === 'post') ? routes.deed.post(subjectId) : null;

/** What a message of each kind looks like and where it leads; what can be appealed against has its appeal at hand. */
const KINDS: Record<MessageKind, Shown> = {
  approved: { icon: 'check', lead: post },
  rejected: {
    icon: 'back-to',
    lead: post,
    acts: (postId) => [
      { label: words.mend, to: routes.deed.publish({ postId }) },
      { label: words.appeal, to: routes.book.appeal({ kind: 'rejection', postId }) },
    ],
  },
  unscored: {
    icon: 'back-to',
    lead: post,
    acts: () => [{ label: words.appeal, to: routes.book.appeal({ kind: 'missed' }) }],
  },
  hidden: { icon: 'eye', lead: post },
  restored: { icon: 'eye', lead: post },
  credited: { icon: 'points', lead: ({ subjectId }) => routes.mine.points(subjectId ?? undefined) },
  expiry: { icon: 'clock', lead: () => routes.mine.points() },
  // The award, which everybody of the town may open; whose it is finds the appeal there.
  objection: { icon: 'flag', lead: to(routes.book.notices, () => routes.book.appeals('objections')) },
  appeal: { icon: 'flag', lead: () => routes.book.appeals() },
  deduction: {
    icon: 'points',
    lead: to(
      (adjustmentId) => routes.book.appeal({ kind: 'deduction', adjustmentId }),
      () => routes.mine.points(),
    ),
  },
  adjustment: { icon: 'points', lead: () => routes.mine.points() },
  comment: { icon: 'talk', lead: talk },
  reply: { icon: 'talk', lead: talk },
  mention: { icon: 'talk', lead: talk },
  like: { icon: 'like', lead: talk },
  check: { icon: 'shield', lead: () => null },
  household: { icon: 'family', lead: () => routes.book.household() },
  voucher: { icon: 'ticket', lead: to(routes.alliance.voucher, () => routes.alliance.vouchers()) },
  order: { icon: 'basket', lead: to(routes.alliance.order, () => routes.alliance.orders()) },
  card: { icon: 'card', lead: () => routes.alliance.cards() },
  fund: { icon: 'care', lead: to(routes.alliance.fund, () => routes.alliance.funds()) },
  thanks: {
    icon: 'thanks',
    lead: to(
      (id) => routes.alliance.shop(id),
      () => routes.shop.home(),
    ),
  },
  shop: { icon: 'shop', lead: ({ subjectId }) => routes.shop.home(subjectId ?? undefined) },
  shop_order: { icon: 'shop', lead: to(routes.shop.orders, () => routes.shop.home()) },
  desk: { icon: 'stamp', lead: () => routes.main.admin() },
};

/** One of a kind that this version does not know has a bell and leads nowhere. */
const UNKNOWN: Shown = { icon: 'bell', lead: () => null };

const shownOf = (kind: string): Shown => (KINDS as Record<string, Shown>)[kind] ?? UNKNOWN;

export const iconOf = (kind: string) => shownOf(kind).icon;
export const leadOf = ({ kind, ...about }: Pick<Message, 'kind'> & About) => shownOf(kind).lead(about);
export const actsOf = ({ kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>) =>
  subjectId === null ? [] : (shownOf(kind).acts?.(subjectId) ?? []);
