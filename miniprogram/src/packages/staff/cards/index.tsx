export { default } from '../../../features/card-desk/page';
