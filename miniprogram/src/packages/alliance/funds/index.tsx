export { default } from '../../../features/fund/list-page';
