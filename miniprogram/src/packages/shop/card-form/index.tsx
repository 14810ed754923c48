export { default } from '../../../features/my-cards/form-page';
