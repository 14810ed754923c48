export { default } from '../../../features/shop-form/page';
