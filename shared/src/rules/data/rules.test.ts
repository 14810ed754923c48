import { STANDARD_RULES } from '.';
import { BOARDS, GROUPS, boardTitle, groupTitle, ruleLabel, type ScoringRule } from '..';
import { validateRules } from '../validate';

const ruleNamed = (title: string) => {
  const found = STANDARD_RULES.find((rule) => rule.title === title);
  if (!found) throw new Error(`no rule named ${title}`);
  return found;
};

describe('the standard rule book', () => {
  test('has 72 valid rules', () => {
    expect(STANDARD_RULES).toHaveLength(72);
    expect(validateRules(STANDARD_RULES)).toEqual([]);
  });

  test.each<[string, Partial<ScoringRule>]>([
    [
      '义务巡逻',
      {
        code: 'building-07',
        points: 50,
        seal: '巡逻',
        icon: 'band',
        board: 'patrol',
        group: 'building',
        caps: { day: 1, week: 3 },
        evidence: { photos: 2 },
        review: 1,
        source: 'post',
      },
    ],
    ['宣传政策', { points: 30, seal: '宣传', icon: 'horn', board: 'policy', caps: { week: 1 }, review: 1 }],
    ['环境卫生整治', { points: 25, seal: '整治', icon: 'broom', board: 'sanitation', caps: { day: 1 } }],
    ['阅读文章', { points: 2, seal: '阅读', icon: 'book', source: 'reading', review: 0, caps: { day: 5 } }],
    ['调解邻里纠纷', { points: 60, seal: '调解', icon: 'mediate' }],
  ])('%s is as it is known in town', (title, known) => {
    expect(ruleNamed(title)).toMatchObject(known);
    expect(ruleNamed(title).caps).toEqual(known.caps ?? ruleNamed(title).caps);
  });

  test('begins with version 1 on 1 April 2018, without an end', () => {
    for (const { version, validFrom, validTo } of STANDARD_RULES) {
      expect([version, validFrom, validTo]).toEqual([1, '2018-04-01', null]);
    }
  });

  test('numbers each group from 01 without gaps, and uses every group and board', () => {
    for (const { code: group } of GROUPS) {
      const codes = STANDARD_RULES.filter((rule) => rule.group === group).map(({ code }) => code);
      expect(codes.length).toBeGreaterThanOrEqual(5);
      expect(codes).toEqual(codes.map((_, i) => `${group}-${String(i + 1).padStart(2, '0')}`));
    }
    expect(new Set(STANDARD_RULES.map(({ board }) => board))).toEqual(
      new Set(BOARDS.map(({ code }) => code)),
    );
  });

  test('gives each rule a seal and a description of its own, which says what does not count or what to mind', () => {
    expect(new Set(STANDARD_RULES.map(({ seal }) => seal)).size).toBe(72);
    expect(new Set(STANDARD_RULES.map(({ description }) => description)).size).toBe(72);
    for (const { description } of STANDARD_RULES) expect(description).toMatch(/^[^。]{12,}。$/);
  });

  test('keeps points between 2 and 100 and limits every rule', () => {
    for (const { points, caps } of STANDARD_RULES) {
      expect(points).toBeGreaterThanOrEqual(2);
      expect(points).toBeLessThanOrEqual(100);
      expect(Object.keys(caps).length).toBeGreaterThan(0);
    }
  });

  test('asks a second reviewer from 80 points on, and no reviewer only for what the system sees itself', () => {
    for (const { points, review, source } of STANDARD_RULES) {
      expect(review).toBe(source !== 'post' ? 0 : points >= 80 ? 2 : 1);
    }
  });

  test('rewards no sharing to Moments, subscribing or voting', () => {
    for (const { title } of STANDARD_RULES) expect(title).not.toMatch(/分享|转发|朋友圈|订阅|关注|投票|邀请/);
  });
});

test('boards and groups have their titles', () => {
  expect(BOARDS.map(({ code }) => boardTitle(code)).join(' ')).toBe(
    '平安巡逻 环境整治 邻里互助 家庭美德 政策宣传 随手拍 敬老助残 社区建设',
  );
  expect(groupTitle('management')).toBe('社区管理美德');
  expect(ruleLabel(ruleNamed('义务巡逻'))).toBe('社区建设 07');
});
