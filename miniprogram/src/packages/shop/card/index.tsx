export { default } from '../../../features/my-cards/holders-page';
