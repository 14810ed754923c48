import { useCall } from '../../kernel/load';

/** Whether this shop is mine; its clerks do less there. */
export function useIsOwner(merchantId: number): boolean {
  const mine = useCall('merchant.mine', {});
  return mine.data?.shops.find(({ id }) => id === merchantId)?.role === 'owner';
}
