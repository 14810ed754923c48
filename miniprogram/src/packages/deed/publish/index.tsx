export { default } from '../../../features/publish/page';
