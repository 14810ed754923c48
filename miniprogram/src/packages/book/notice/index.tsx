export { default } from '../../../features/notice/page';
