export { default } from '../../../features/card-desk/holders-page';
