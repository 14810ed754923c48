export { default } from '../../../features/my-shop/page';
