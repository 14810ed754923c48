export { checkPicture, checkText, closeChecks, type GivenText, heldWords, PATIENCE_MS } from './check';
export {
  type CheckedKind,
  type CheckedKinds,
  type CheckedThing,
  checkedKinds,
  type CheckRow,
} from './checked';
export { foundOf, foundOfEach, settleByReview, type Found } from './found';
export { safetyJobs } from './jobs';
export { safetyLetters } from './letters';
export { takePushes } from './push';
export { lockCheck } from './settle';
export { foldWord, townWords } from './town-words';
