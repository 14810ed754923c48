/*
 * What other features may do with points. Everything else in this folder is the book's own; it alone writes accounts,
 * transfers, entries, lots, holds, debts and totals of honour.
 */
export { award, type Award, type Awarded } from './award';
export { usagesOf } from './allowance';
export { honourOf, honourOfMerchant, setRanked } from './honour';
export { honourOfHousehold, setHousehold } from './family';
export { listDigests } from './proof/digests';
export { balanceOf, heldOf, pendingOf } from './balance';
export { reviewersOf, settingsOf, settingsOfEach, type PointsSettings } from './settings';
export { bonus, compensate, deduct, grant, reverseDeduction, type Adjustment } from './adjust';
export { holdOfTransfer, readHold, recall, release, type Hold } from './holds';
export { cancelSpending, holdForSpending, settleSpending, undoSpending } from './spending';
export { donate, useFund } from './donate';
export { objectionOpened, objectionsClosed } from './objections';
export {
  accountOf,
  lockResident as lockPoints,
  merchantAccount,
  type AccountRef,
  type MerchantRef,
} from './accounts';
export { statementOf } from './statement/lines';
export { addressOf as statementAddress } from './statement/file';
export { words as statementWords } from './statement/words';
export { circulatingOf, monthlySums } from './town';
