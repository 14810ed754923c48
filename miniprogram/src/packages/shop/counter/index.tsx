export { default } from '../../../features/counter/page';
