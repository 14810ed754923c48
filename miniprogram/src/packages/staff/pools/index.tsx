export { default } from '../../../features/adjust/pools';
