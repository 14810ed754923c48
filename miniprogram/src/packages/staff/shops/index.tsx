export { default } from '../../../features/shops/list-page';
