export { default } from '../../../features/post/page';
