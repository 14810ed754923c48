/* The one decision desk. It knows no feature: each brings its kind, its parties and its queue. */
export {
  agreed,
  agreementOf,
  agreementView,
  decide,
  lookAt,
  type Agreement,
  type Case,
  type Kind,
  type Outcome,
} from './decision';
export { circleOf, familyOf, hasPart, partSql, type Circle, type PartyColumns } from './part';
export { recordDecision, type Terms } from './record';
export { countAll, countRows, type CountWaiting, type Waitings } from './waiting';
