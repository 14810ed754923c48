export { default } from '../../../features/voucher/page';
