export { applyToJoin } from './merchant/apply';
export { shopsOf } from './merchant/lists';
export { type Merchant, MERCHANT_COLUMNS } from './merchant/merchant';
export { photosOfThings, shopPhotos } from './merchant/photos';
export { merchantReviewable, profileReviewable } from './merchant/reviewable';
export {
  assertOwns,
  assertState,
  assertWorksAt,
  isPublic,
  lockMerchant,
  membersOf,
  merchantRef,
  placeOfMerchant,
  readMerchant,
  recordEvent,
  roleAt,
} from './merchant/shop-access';
export { waitingShopAppeals } from './merchant/waiting';
export { shopsRoutes } from './routes';
export { checkedSubmissions } from './submission/checked';
export { decideSubmission } from './submission/decide';
export { reviewablesByKind } from './submission/reviewables';
export {
  type Fact,
  type Reviewable,
  type Submission,
  factsOfEach,
  latestSubmissions,
  photoIdsOf,
  submitForReview,
  waitingSubmissions,
} from './submission/submission';
