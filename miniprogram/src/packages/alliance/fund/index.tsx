export { default } from '../../../features/fund/page';
