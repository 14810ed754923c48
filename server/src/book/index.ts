export { type MerchantRef, lockResident, merchantAccount } from './accounts';
export {
  type Adjustment,
  deductPoints,
  grantToPool,
  payBonus,
  payCompensation,
  reverseDeduction,
} from './adjust';
export { usagesOf } from './allowance';
export { type Awarded, awardPoints } from './award';
export { balanceOf } from './balance';
export type { TransferKind } from './book';
export { boughtWith } from './bought';
export { debtOf } from './credit';
export { donatePoints, useFund } from './donate';
export { honourOfHousehold, setHousehold } from './family';
export { readHold, recallHold, releaseHold } from './holds';
export { honourOf, honourOfMerchant, lastingHonourOf, setRanked } from './honour';
export { bookJobs } from './jobs';
export { expiringOf } from './lots';
export { objectionOpened, objectionsClosed } from './objections';
export { purseOf } from './purse';
export type { Released } from './sweeps';
export { sweepChain } from './proof/chain';
export { closeDays, listDigests } from './proof/digests';
export { type PointsSettings, reviewersOf, settingsOf, settingsOfEach } from './settings';
export { cancelSpending, holdForSpending, settleSpending, undoSpending } from './spending';
export { circulatingOf, monthlySums } from './town';
