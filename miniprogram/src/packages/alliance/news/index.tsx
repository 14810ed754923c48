export { default } from '../../../features/news/page';
