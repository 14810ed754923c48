export { default } from '../../../features/points/statement-page';
