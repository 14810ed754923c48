export { default } from '../../../features/my-offers/list-page';
