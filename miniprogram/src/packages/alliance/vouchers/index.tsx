export { default } from '../../../features/voucher/list-page';
