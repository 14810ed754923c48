import { z } from 'zod';
import { LATEST } from '../numbers';
import { code, fen, givenInstant, leavesOf, line, personName, phone, requiredText, scanned } from './fields';
import { contract, type Call } from './index';

/** What none of our builders made. */
const strangers = (schema: z.ZodType) =>
  leavesOf(schema)
    .filter(({ field }) => !field)
    .map(({ path, type }) => `${path.join('.')}: ${type}`);

test.each(Object.entries(contract) as [string, Call][])(
  'every string and number of %s comes from fields.ts',
  (_, call) => {
    expect(strangers(call.input)).toEqual([]);
  },
);

test('what is made beside the builders, or changed after, is found', () => {
  const input = z.strictObject({
    bare: z.string(),
    deep: z.array(z.strictObject({ at: z.int().nullable() })).optional(),
    changed: givenInstant('时间').positive(),
    ours: givenInstant('时间').nullable(),
  });
  expect(strangers(input)).toEqual(['bare: string', 'deep.[].at: number', 'changed: number']);
});

/** What a field keeps, or the sentence of its refusal. */
const read = (schema: z.ZodType, value: unknown): unknown => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message;
};

test('a name is one line of what can be seen', () => {
  const name = personName('称呼');
  expect(read(name, ' 王\n秀\t兰 ')).toBe('王 秀 兰');
  expect(read(name, '王\u200b秀兰')).toBe('王秀兰');
  expect(read(name, '\u3164')).toBe('请填写称呼');
  expect(read(name, '\u202e王秀兰')).toBe('称呼里有改变文字方向的符号，请重新输入');
  expect(read(name, '王\uffff')).toBe('称呼里有无法识别的字符，请重新输入');
  expect(read(name, '👨‍👩‍👧‍👦'.repeat(20))).toBe('👨‍👩‍👧‍👦'.repeat(20));
  expect(read(name, '字'.repeat(21))).toBe('称呼最多 20 字');
  expect(read(name, '张三（梧桐里社区居委会）')).toBe('称呼不能写成单位或工作人员的样子，请换一个');
  expect(read(name, 5)).toBe('称呼应是文字');
});

test('long words keep their lines, empty ones may be', () => {
  expect(read(requiredText('内容', 20), '一\r\n\r\n\r\n\r\n二')).toBe('一\n\n二');
  expect(read(line('地点', 20), '\u2800 \u200b')).toBe('');
});

test('codes are read as keyboards write them', () => {
  expect(read(code('邀请码'), '“ａｂｃ２ － ｄｅｆ３”。')).toBe('ABC2DEF3');
  expect(read(code('邀请码'), '中')).toBe('中');
  expect(read(code('邀请码'), ' 。 ')).toBe('');
  expect(read(scanned('码'), '５０２０ ８１３２')).toBe('50208132');
  expect(read(scanned('码'), 'https://x.cn/s/aB-_c')).toBe('https://x.cn/s/aB-_c');
  expect(read(phone, '０５２７－８８６６')).toBe('0527-8866');
  expect(read(phone, '１３８ ００００ ００００')).toBe('13800000000');
  expect(read(phone, '不告诉你')).toBe('电话号码不对');
});

test('instants and money have bounds', () => {
  const at = givenInstant('结束时间');
  expect(read(at, LATEST - 1)).toBe(LATEST - 1);
  for (const value of [8_640_000_000_000_000, LATEST, 0, -1, 1.5, '1', NaN])
    expect(read(at, value)).toBe('结束时间不对');
  expect(read(fen('价格', 1), 0)).toBe('价格不对');
  expect(read(fen('价格'), 10_000_001)).toBe('价格太大了');
});
