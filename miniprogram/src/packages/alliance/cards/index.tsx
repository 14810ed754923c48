export { default } from '../../../features/card/list-page';
