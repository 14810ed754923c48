/* What the counter needs of vouchers. */
export { voucherAtCounter } from './at-counter';
