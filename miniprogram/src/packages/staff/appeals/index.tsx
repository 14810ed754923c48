export { default } from '../../../features/cases/appeals';
