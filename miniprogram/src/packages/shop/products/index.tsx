export { default } from '../../../features/my-products/list-page';
