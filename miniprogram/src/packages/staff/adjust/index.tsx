export { default } from '../../../features/adjust/page';
