import type { RegionSettings } from './types';

/** A community that leaves everything to the town, for the tests beside this file. */
export const region = (part: Partial<RegionSettings>): RegionSettings => ({
  regionId: 4,
  region: '梧桐里社区',
  kind: 'community',
  version: 0,
  own: {
    noticeDays: null,
    secondReviewFrom: null,
    expiry: null,
    expiryMonths: null,
    appealDays: null,
    adjustAloneUpTo: null,
  },
  inForce: {
    noticeDays: 3,
    secondReviewFrom: 80,
    expiry: 'months',
    expiryMonths: 18,
    appealDays: 7,
    adjustAloneUpTo: 20,
  },
  mayChange: true,
  ...part,
});
