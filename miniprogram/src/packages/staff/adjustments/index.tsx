export { default } from '../../../features/cases/adjustments';
