export { default } from '../../../features/ranking/page';
