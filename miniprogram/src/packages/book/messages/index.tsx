export { default } from '../../../features/message/page';
