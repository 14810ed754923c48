import { appeal } from '../../../parts/case/testing';
import { rule } from '../../../parts/review/testing';
import { answersTo, whyNot } from './appeal-answers';
import { APPEAL } from './words';

test('upholding says what is credited and for how long it stands in notice', () => {
  const { yes } = answersTo(appeal(), rule());
  expect(yes.send).toBe(APPEAL.yesDo(50));
  expect(yes.after).toEqual([APPEAL.willAward('义务巡逻', 50), APPEAL.willNotice(3)]);
  expect(answersTo(appeal({ noticeDays: 0 }), rule()).yes.after).toEqual([APPEAL.willAward('义务巡逻', 50)]);
});

test('where two decide the first one hands it on and the second one credits it', () => {
  const many = rule({ points: 80 });
  expect(answersTo(appeal(), many).yes).toMatchObject({ send: APPEAL.firstDo, after: [APPEAL.second] });
  const agreed = { ruleCode: many.code, version: many.version, title: many.title, points: 80 };
  expect(answersTo(appeal({ firstAgreed: true, agreed }), many).yes.send).toBe(APPEAL.confirmDo(80));
  // The first has agreed to something else: this colleague is the first of two.
  const other = { ...agreed, ruleCode: 'safety-07', points: 100 };
  expect(answersTo(appeal({ firstAgreed: true, agreed: other }), many).yes).toMatchObject({
    send: APPEAL.firstDo,
    after: [APPEAL.startsOver(other)],
  });
});

test('a rejection upheld without a rule publishes without points', () => {
  expect(answersTo(appeal({ kind: 'rejection', subjectId: 11 }), null).yes.after).toEqual([
    APPEAL.willNotAward,
  ]);
});

test('a deduction upheld gives back and promises no number', () => {
  const { yes } = answersTo(appeal({ kind: 'deduction', subjectId: 3 }), null);
  expect(yes).toMatchObject({ send: APPEAL.returnDo, after: [APPEAL.willReturn] });
  expect(yes.letter?.lead).toBe(APPEAL.returnedLead);
});

test('says why it is for somebody else', () => {
  expect(whyNot(appeal(), 9)).toBeNull();
  expect(whyNot(appeal({ mayDecide: false }), 9)).toBe(APPEAL.why.own);
  expect(whyNot(appeal({ mayDecide: false }), 1)).toBe(APPEAL.why.part);
  expect(whyNot(appeal({ mayDecide: false, firstAgreed: true }), 1)).toBe(APPEAL.why.agreed);
});
