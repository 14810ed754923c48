export { thankShop } from './directory/thanks';
export { newsReviewable } from './news/reviewable';
export { submitNews } from './news/submit';
export { allianceRoutes } from './routes';
