export { default } from '../../../features/my-news/form-page';
