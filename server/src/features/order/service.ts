/* What other features ask about orders, and what the counter needs of them. */
export { orderAtCounter } from './at-counter';
export { onOrder } from './on-order';
