import type { Me } from '../../kernel/session';

/** Where somebody lives, from the wide to the near. */
export const placesOf = ({ community, grid }: Pick<Me, 'community' | 'grid'>): string[] =>
  [community, grid].flatMap((region) => (region ? [region.name] : []));
