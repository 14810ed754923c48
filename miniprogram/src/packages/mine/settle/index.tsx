export { default } from '../../../features/me/settle';
