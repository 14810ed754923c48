import { DAY } from '@jishan/shared/calendar';
import { post } from '../../../test/posts';
import { rule } from '../../../test/rules';
import { slipOf } from './slip';

const NOTHING = { edit: false, withdraw: false, comment: false, like: false, review: false, hide: false };
const acts = (part: Parameters<typeof post>[0], mine: boolean) =>
  slipOf(post(part), mine ? 'author' : 'neighbour').acts.map(({ act }) => act);

it('shows a credited post with its solid seal and who decided', () => {
  const { title, lines, seal } = slipOf(post(), 'neighbour');
  expect(title).toBe('已入账');
  expect(lines[0]).toBe('梧桐里社区居委会审核');
  expect(seal).toMatchObject({ text: '巡逻', points: 50, wait: false });
});

it('promises no points for a post that asked for none', () => {
  const { seal, lines } = slipOf(post({ state: 'pending', seal: null, claim: null }), 'author');
  expect(seal).toBeNull();
  expect(lines.join('')).not.toContain('积分');
});

it('shows what waits with the outlined seal of its claim', () => {
  const { seal } = slipOf(post({ state: 'pending', seal: null, claim: rule() }), 'author');
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
      'author',
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

const NOTICE = {
  transferId: 5,
  endsAt: post().at + 3 * DAY,
  state: 'pending' as const,
  objections: 0,
  canObject: true,
};
const waiting = { seal: { text: '巡逻', points: 50, title: '义务巡逻', wait: true }, notice: NOTICE };

it('shows a post in notice with its days, and lets a neighbour look and object', () => {
  const slip = slipOf(post(waiting), 'neighbour', post().at + DAY / 2);
  expect(slip.title).toBe('公示中，还有 3 天');
  expect(slip.bar).toMatchObject({ days: 3, over: 0 });
  expect(slip.seal?.wait).toBe(true);
  expect(acts(waiting, false)).toEqual(['notice', 'object']);
});

it('opens a guest neither the notice board nor an objection', () => {
  const guests = { ...waiting, notice: { ...NOTICE, canObject: false } };
  expect(slipOf(post(guests), 'guest').acts).toEqual([]);
});

it('says that points were taken back, though the post stays public', () => {
  const { title, seal } = slipOf(post({ seal: null, notice: { ...NOTICE, state: 'voided' } }), 'neighbour');
  expect(title).toBe('异议成立，积分已收回');
  expect(seal).toBeNull();
});

it('offers an appeal to the author of a rejected post only', () => {
  const rejected = { state: 'rejected' as const, seal: null, can: { ...NOTHING, edit: true } };
  expect(acts(rejected, true)).toEqual(['edit', 'appeal']);
  expect(acts({ ...rejected, can: NOTHING }, false)).toEqual([]);
});

describe('a change of a public post', () => {
  const can = { edit: true, withdraw: false, review: false, hide: false };

  it('begins at the public post, and is then found from it', () => {
    expect(slipOf(post({ can }), 'author').acts).toContainEqual({ act: 'edit', label: '改一改' });
    expect(acts({ revision: 300 }, true)).toEqual(['revision']);
  });

  it('says what stays public, and sent back it is changed again, not appealed', () => {
    const waiting = post({ id: 300, revises: 255, state: 'pending', seal: null });
    expect(slipOf(waiting, 'author').lines).toEqual(['通过后换上去，在那以前公开的那一份照旧。']);
    expect(acts({ id: 300, revises: 255, state: 'rejected', seal: null, can }, true)).toEqual([
      'edit',
      'revised',
    ]);
  });
});
