export { default } from '../../../features/me/my-posts';
