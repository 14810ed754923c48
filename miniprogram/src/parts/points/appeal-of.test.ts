import { DAY } from '@jishan/shared/calendar';
import type { Reply } from '../../kernel/call';
import { rule } from '../../../test/rules';
import { appealOf } from './appeal-of';

type Reason = Reply<'points.reason'>;

const at = Date.parse('2026-11-29T20:00:00+08:00');
const reason = (part: object): Reason =>
  ({
    ...{ id: 4, kind: 'award', amount: 40, at, notice: null, post: null },
    rule: rule(),
    ...part,
  }) as Reason;
const missed = { about: { kind: 'missed', ruleCode: rule().code, day: '2026-11-29' }, done: false };

test('an award that was taken back can be appealed for, from its own line and from the one that took it', () => {
  expect(appealOf(reason({ notice: { state: 'voided', endsAt: at } }), [], at)).toEqual(missed);
  expect(appealOf(reason({ kind: 'reverse', amount: -40 }), [], at)).toEqual(missed);
});

test('neither what stands nor what lies too far back can', () => {
  expect(appealOf(reason({}), [], at)).toBeNull();
  expect(appealOf(reason({ kind: 'reverse', amount: 40 }), [], at)).toBeNull();
  expect(appealOf(reason({ kind: 'reverse', amount: -40 }), [], at + 31 * DAY)).toBeNull();
});

test('a deduction can once', () => {
  const deduction = { id: 8, transferId: 4, canAppeal: false } as Reply<'adjustment.mine'>['items'][number];
  expect(appealOf(reason({ kind: 'deduct', amount: -20 }), [deduction], at)).toEqual({
    about: { kind: 'deduction', adjustmentId: 8 },
    done: true,
  });
});
