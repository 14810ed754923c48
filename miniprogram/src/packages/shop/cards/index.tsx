export { default } from '../../../features/my-cards/page';
