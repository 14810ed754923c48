export { default } from '../../../features/me/settings';
