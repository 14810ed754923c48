export { default } from '../../../features/my-products/form-page';
