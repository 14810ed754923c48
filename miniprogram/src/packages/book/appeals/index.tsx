export { default } from '../../../features/appeal/list-page';
