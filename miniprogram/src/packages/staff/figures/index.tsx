export { default } from '../../../features/town-figures/page';
