export { default } from '../../../features/points/page';
