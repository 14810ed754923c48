export { default } from '../../../features/household/page';
