export { default } from '../../../features/cases/objections';
