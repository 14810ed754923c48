export { default } from '../../../features/shop-ranking/page';
