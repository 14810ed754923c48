export { default } from '../../../features/offer/page';
