export { default } from '../../../features/review/page';
