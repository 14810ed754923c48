import { BUILDING_TEXTS } from './building';
import { CARE_TEXTS } from './care';
import { FAMILY_TEXTS } from './family';
import { NEIGHBOUR_TEXTS } from './neighbour';
import { PATROL_TEXTS } from './patrol';
import { POLICY_TEXTS } from './policy';
import { SANITATION_TEXTS } from './sanitation';
import { SNAPSHOT_TEXTS } from './snapshot';
import type { Text } from './text';

export const TEXTS: readonly Text[] = [
  ...PATROL_TEXTS,
  ...SANITATION_TEXTS,
  ...NEIGHBOUR_TEXTS,
  ...FAMILY_TEXTS,
  ...POLICY_TEXTS,
  ...SNAPSHOT_TEXTS,
  ...CARE_TEXTS,
  ...BUILDING_TEXTS,
];

export { PICTURES, type Picture, type Text } from './text';
