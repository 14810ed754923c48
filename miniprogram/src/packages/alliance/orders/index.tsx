export { default } from '../../../features/order/list-page';
