export { default } from '../../../features/lost/page';
