import type { Answer } from '../../../parts/case/answer-sheet';
import type { Appeal } from '../../../parts/case/types';
import { WORDS } from '../../../parts/case/words';
import { isAgreed, needsTwo, type Rule } from '../../../parts/review/decision';
import { APPEAL } from './words';

/** Another colleague has to agree after this one. */
export const isFirst = (item: Appeal, rule: Rule | null) =>
  rule !== null && needsTwo(rule, item) && !isAgreed(rule, item.agreed);

/** Why somebody else has to decide it, or null. */
export function whyNot(
  { mayDecide, appellant, firstAgreed }: Appeal,
  myId: number | undefined,
): string | null {
  if (mayDecide) return null;
  if (appellant.id === myId) return APPEAL.why.own;
  return firstAgreed ? APPEAL.why.agreed : APPEAL.why.part;
}

/** What upholding does, in the words of whoever decides. */
function upheldAfter(item: Appeal, rule: Rule | null): string[] {
  if (item.kind === 'deduction') return [APPEAL.willReturn];
  if (isFirst(item, rule)) return [item.agreed ? APPEAL.startsOver(item.agreed) : APPEAL.second];
  const published = item.kind === 'rejection' ? [APPEAL.willPublish] : [];
  if (!rule) return [APPEAL.willNotAward];
  const noticed = item.noticeDays > 0 ? [APPEAL.willNotice(item.noticeDays)] : [];
  return [...published, APPEAL.willAward(rule.title, rule.points), ...noticed];
}

function upheldSend(item: Appeal, rule: Rule | null): string {
  if (item.kind === 'deduction') return APPEAL.returnDo;
  if (isFirst(item, rule)) return APPEAL.firstDo;
  const points = rule?.points ?? 0;
  return rule && isAgreed(rule, item.agreed) ? APPEAL.confirmDo(points) : APPEAL.yesDo(points);
}

/** The two answers to an appeal, with the rule that upholding it would credit. */
export function answersTo(item: Appeal, rule: Rule | null): Record<'no' | 'yes', Answer> {
  const to = APPEAL.to(item.appellant.name);
  const lead = item.kind === 'deduction' ? APPEAL.returnedLead : APPEAL.yesLead(rule?.points ?? 0);
  return {
    no: {
      label: APPEAL.no,
      send: APPEAL.noDo,
      after: APPEAL.noAfter,
      ready: APPEAL.noReady[item.kind],
      need: WORDS.needAnswer,
      letter: { to, lead: APPEAL.noLead },
    },
    yes: {
      label: APPEAL.yes,
      send: upheldSend(item, rule),
      after: upheldAfter(item, rule),
      ready: APPEAL.yesReady[item.kind],
      need: WORDS.needAnswer,
      letter: { to, lead },
    },
  };
}
