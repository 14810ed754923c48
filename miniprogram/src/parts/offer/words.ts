import type { Api } from '@jishan/shared/api';
import { dayOf, startOfDay } from '@jishan/shared/calendar';
import { type Hours, hoursText } from '@jishan/shared/hours';
import { clock, dateOf } from '../../kernel/time';

type Detail = Api['offer.get']['reply'];

export type Offer = Detail['offer'];

type Times = Pick<Offer, 'startsAt' | 'endsAt'>;

export const isSpecial = ({ startsAt, endsAt }: Times) => startsAt !== null || endsAt !== null;

const isMidnight = (at: number) => startOfDay(dayOf(at)) === at;

/** '11月28日 9:00起，到12月5日为止': the clock is told where it is not midnight, and an end at midnight is the day before's. */
function specialText({ startsAt, endsAt }: Times): string {
  const parts = [];
  if (startsAt !== null) parts.push(`${isMidnight(startsAt) ? dateOf(startsAt) : clock(startsAt)}起`);
  if (endsAt !== null) parts.push(`到${isMidnight(endsAt) ? dateOf(endsAt - 1) : clock(endsAt)}为止`);
  return parts.join('，');
}

export const words = {
  specialText,
  /** When it can be used, for lists: '每天 9:00 到 18:00', '限时：到12月5日 20:00为止'. */
  times: (offer: Times & { hours: Hours }) => [
    hoursText(offer.hours),
    ...(isSpecial(offer) ? [`限时：${specialText(offer)}`] : []),
  ],
  prices: '价格',
  /** Told where there was more than one. */
  pricesOf: (count: number) => `改过 ${count - 1} 次价`,
  pricesTitle: '价格记录',
  since: (day: string) => `${day}起`,
};
