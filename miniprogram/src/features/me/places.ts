import type { Me } from '../../kernel/session';

/** Where somebody belongs, from the wide to the near; staff of a town belong to what they answer for. */
export function placesOf({ community, grid, scope }: Pick<Me, 'community' | 'grid' | 'scope'>): string[] {
  if (community) return [community.name, ...(grid ? [grid.name] : [])];
  return scope ? [scope.name] : [];
}
