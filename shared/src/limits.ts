/** Bounds that both sides must agree on: the mini program stops the finger before, the server refuses after. */
export const LIMITS = {
  postChars: 2000,
  postPhotos: 9,
  /** Posts of one author that wait for review at a time: nobody floods the desk. */
  postsWaiting: 50,
  placeChars: 40,
  commentChars: 500,
  /** How long one's own comment can be put right. */
  commentEditMs: 5 * 60_000,
  /** People whom one user has blocked. */
  blocks: 200,
  /** Of a town's own list of words: each, and how many. */
  townWordChars: 20,
  townWords: 500,
  nameChars: 20,
  reasonChars: 200,
  /** An objection, an appeal, an answer, a reason. */
  caseChars: 500,
  adjustPoints: 1000,
  /** What the town gives a community's bonus pool at a time. */
  poolPoints: 1_000_000,
  householdMembers: 12,
  introChars: 500,
  givingChars: 40,
  addressChars: 60,
  merchantPhotos: 6,
  licencePhotos: 3,
  /** People who work in one shop. */
  merchantMembers: 30,
  /** 100,000 yuan. */
  priceFen: 10_000_000,
  offerPoints: 10_000,
  offerStock: 100_000,
  /** Customers in a week, as an owner says. */
  customersPerWeek: 100_000,
  /** How long a settled voucher can be undone. */
  undoMs: 30 * 60_000,
  /** What is to pay of a hundred with a love discount card. */
  cardPercentMin: 10,
  cardPercentMax: 95,
  cardUses: 100,
  cardDays: 366,
  cardTermsChars: 200,
  cardQuota: 1000,
  /** Honour or times that a card asks for. */
  cardLeast: 100_000,
  /** People named for a card at a time. */
  cardGrantMax: 50,
  fundCauseChars: 500,
  fundPhotos: 3,
  giftPoints: 10_000,
  /** What a fund may aim at, and use at a time. */
  fundPoints: 1_000_000,
  newsTitleChars: 30,
  newsChars: 500,
  newsPhotos: 3,
  /** How long something of a shop is fresh enough for home. */
  freshMs: 30 * 86_400_000,
  productPhotos: 6,
  productStock: 100_000,
  unitChars: 4,
  orderItems: 20,
  orderQuantity: 999,
  orderNoteChars: 100,
  /** How long an order waits for the shop, and how long for its buyer once it is ready. */
  orderPlacedMs: 7 * 86_400_000,
  orderReadyMs: 3 * 86_400_000,
  photoBytes: 10 * 1024 * 1024,
  /** What one user may upload in a day, as it was sent. */
  photoBytesPerDay: 300 * 1024 * 1024,
  /** How long a photo is kept for a draft that nobody has sent. */
  draftPhotoMs: 7 * 86_400_000,
  /** Decoded size: a small file may unpack to gigabytes. */
  photoPixels: 50_000_000,
  jsonBytes: 256 * 1024,
  pageSize: 20,
  pageSizeMax: 50,
  /** How long a taken review item stays with its reviewer. */
  reviewLockMs: 5 * 60_000,
  sessionMs: 30 * 86_400_000,
  /** How long the same key gives the first reply again: longer than any phone keeps trying. */
  idempotencyMs: 14 * 86_400_000,
} as const;
