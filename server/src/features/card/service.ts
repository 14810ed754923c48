/* What cards bring to the review desk and to the counter. */
export { cardPresentable } from './at-counter';
export { cardReviewable } from './reviewable';
