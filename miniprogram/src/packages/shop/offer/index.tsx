export { default } from '../../../features/my-offers/form-page';
