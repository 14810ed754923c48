export { default } from '../../../features/fund-desk/page';
