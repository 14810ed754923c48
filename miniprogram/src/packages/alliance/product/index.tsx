export { default } from '../../../features/product/page';
