/* What the review desk needs of news. */
export { newsReviewable } from './reviewable';
