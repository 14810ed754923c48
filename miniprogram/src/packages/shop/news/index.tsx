export { default } from '../../../features/my-news/list-page';
