export { default } from '../../../features/appeal/page';
