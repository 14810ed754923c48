export { default } from '../../../features/order/page';
