export { default } from '../../../features/order/shop-page';
