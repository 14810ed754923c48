export { default } from '../../../features/fund-desk/use-page';
