export { default } from '../../../features/shops/file-page';
