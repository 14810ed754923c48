import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../kernel/errors';
import type { Shown } from '../code/rolling-code';

/** How long a clerk may look at what was checked before the tap. */
export const TICKET_MS = 5 * 60_000;

/** What was checked: by whom, at which counter, and when. */
export interface Checked {
  kind: Shown;
  id: number;
  merchantId: number;
  clerkId: number;
  checkedAt: number;
}

export interface Tickets {
  make: (checked: Checked) => string;
  /** TICKET_BAD for one that is not ours, not this clerk's at this counter, or too old. */
  read: (ticket: string, by: Pick<Checked, 'merchantId' | 'clerkId'>, now: number) => Checked;
}

/** Between check and tap nothing is stored: the ticket says under our signature what was checked. */
export function tickets(secret: string): Tickets {
  const macOf = ({ kind, id, merchantId, clerkId, checkedAt }: Checked) =>
    createHmac('sha256', secret)
      .update(`ticket/${merchantId}/${clerkId}/${kind}/${id}/${checkedAt}`)
      .digest();
  return {
    make: (checked) =>
      [checked.kind, checked.id, checked.checkedAt, macOf(checked).toString('base64url')].join('.'),
    read: (ticket, { merchantId, clerkId }, now) => {
      const [, kind, id, checkedAt, mac] = FORM.exec(ticket) ?? [];
      const checked = {
        kind: kind as Shown,
        id: Number(id),
        merchantId,
        clerkId,
        checkedAt: Number(checkedAt),
      };
      if (
        !mac ||
        !timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(checked)) ||
        checked.checkedAt <= now - TICKET_MS
      )
        throw new Refusal('TICKET_BAD', 'ticket');
      return checked;
    },
  };
}

const FORM = /^(voucher|card|order)\.(\d{1,15})\.(\d{13})\.([\w-]{43})$/;
