export { default } from '../../../features/card/page';
