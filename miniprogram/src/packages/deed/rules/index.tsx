export { default } from '../../../features/rules/page';
