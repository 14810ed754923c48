import { rule } from '../../../test/rules';
import { byGroup, findRules } from './find-rules';

const RULES = [
  rule(),
  rule({
    code: 'family-03',
    title: '照顾老人',
    seal: '敬老',
    group: 'family',
    groupTitle: '家庭邻里美德',
    description: '每周看望。',
  }),
  rule({ code: 'building-08', title: '爱心送餐', seal: '送餐', description: '给独居老人送饭。' }),
];
const codes = (query: string) => findRules(RULES, query).map(({ code }) => code);

it('finds everything when nothing is asked for', () => expect(codes('  ')).toHaveLength(3));
it('finds by title first, then by what is said', () =>
  expect(codes('老人')).toEqual(['family-03', 'building-08']));
it('finds by seal and by group', () => {
  expect(codes('敬老')).toEqual(['family-03']);
  expect(codes('社区建设')).toEqual(['building-07', 'building-08']);
});
it('minds no blanks', () => expect(codes(' 老 人 ')).toHaveLength(2));
it('finds nothing where there is nothing', () => expect(codes('航天')).toEqual([]));

it('puts the groups in the order of the book, the family first, and keeps that of the rules', () => {
  expect(byGroup(RULES).map(({ title, rules }) => [title, rules.length])).toEqual([
    ['家庭邻里美德', 1],
    ['社区建设', 2],
  ]);
});
