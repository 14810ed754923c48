export { default } from '../../../features/shop-figures/page';
