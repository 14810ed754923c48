export { checkedThanks, thankShop } from './directory/thanks';
export { shopDay } from './figures/shop-day';
export { newsReviewable } from './news/reviewable';
export { submitNews } from './news/submit';
export { allianceRoutes } from './routes';
