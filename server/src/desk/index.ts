export {
  type CaseKind,
  type DeskCase,
  type Outcome,
  agreed,
  agreementOf,
  agreementView,
  decideCase,
  lookAt,
} from './decision';
export { type Circle, type PartyColumns, circleOf, familyOf, hasPart, partSql } from './part';
export { type Terms, recordDecision } from './record';
export { type Waitings, countAll, countRows } from './waiting';
