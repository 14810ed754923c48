export { default } from '../../../features/submissions/page';
