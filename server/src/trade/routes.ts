import type { Config } from '../kernel/config';
import type { Logger } from '../kernel/log';
import type { PhotoStore } from '../photos';
import { cardPresentable } from './card/at-counter';
import { cardRoutes } from './card/routes';
import type { Codes } from './code/rolling-code';
import { counterRoutes } from './counter/routes';
import { offerRoutes } from './offer/routes';
import { orderAtCounter } from './order/at-counter';
import { orderRoutes } from './order/routes';
import { productRoutes } from './product/routes';
import { voucherAtCounter } from './voucher/at-counter';
import { voucherRoutes } from './voucher/routes';

export const tradeRoutes = (given: { config: Config; log: Logger; photos: PhotoStore; codes: Codes }) => ({
  ...offerRoutes(given),
  ...voucherRoutes(given),
  ...cardRoutes(given),
  ...productRoutes(given),
  ...orderRoutes(given),
  ...counterRoutes(given, [voucherAtCounter, cardPresentable, orderAtCounter]),
});
