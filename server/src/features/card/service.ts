/* What cards bring to the desk and to the counter. */
export { cardPresentable } from './at-counter';
export { cardReviewable } from './reviewable';
export { waitingCards } from './waiting';
