import { post } from '../../../test/posts';
import { rule } from '../../../test/rules';
import { slipOf } from './slip';

const NOTHING = { edit: false, withdraw: false, comment: false, like: false, review: false, hide: false };
const acts = (part: Parameters<typeof post>[0], mine: boolean) =>
  slipOf(post(part), mine).acts.map(({ act }) => act);

it('shows a credited post with its solid seal and who decided', () => {
  const { title, lines, seal } = slipOf(post(), false);
  expect(title).toBe('已入账');
  expect(lines[0]).toBe('梧桐里社区居委会审核');
  expect(seal).toEqual({ text: '巡逻', points: 50, wait: false });
});

it('promises no points for a post that asked for none', () => {
  const { seal, lines } = slipOf(post({ state: 'pending', seal: null, claim: null }), true);
  expect(seal).toBeNull();
  expect(lines.join('')).not.toContain('积分');
});

it('shows what waits with the outlined seal of its claim', () => {
  const { seal } = slipOf(post({ state: 'pending', seal: null, claim: rule() }), true);
  expect(seal).toEqual({ text: '待审', points: 50, wait: true });
});

it('gives a bare reason its advice, and leaves a reviewer’s own words alone', () => {
  const rejected = (reason: string) =>
    slipOf(
      post({
        state: 'rejected',
        seal: null,
        history: [{ decision: 'reject', unit: '居委会', reason, at: 1 }],
      }),
      true,
    ).lines;
  expect(rejected('露出了别人的脸')[1]).toContain('换一张');
  expect(rejected('露出了别人的脸：第二张里有小孩')).toHaveLength(3);
});

it('opens the points’ reason to their owner only', () => {
  expect(acts({ transferId: 5 }, true)).toEqual(['reason']);
  expect(acts({ transferId: 5 }, false)).toEqual([]);
});

it('offers staff what the server allows: review, hide, put back', () => {
  expect(acts({ state: 'pending', can: { ...NOTHING, review: true } }, false)).toEqual(['review']);
  expect(acts({ can: { ...NOTHING, hide: true } }, false)).toEqual(['hide']);
  expect(acts({ state: 'hidden', can: { ...NOTHING, hide: true } }, false)).toEqual(['restore']);
});
