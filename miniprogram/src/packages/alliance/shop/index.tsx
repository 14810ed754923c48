export { default } from '../../../features/shop-page/page';
