import type { PhotoStore } from '../../photos';
import type { Db } from '../../kernel/database';
import type { StaffUser } from '../../kernel/identity';
import { whoIs } from '../plan/voice';
import type { Inhabitant } from '../settle';

export interface Stage {
  db: Db;
  photos: PhotoStore;
  townId: number;
  someone: (who: number) => Inhabitant;
  now: number;
}

export interface Happening {
  at: number;
  happen: () => Promise<unknown>;
}

export const person = ({ someone }: Stage, name: string) => someone(whoIs(name));

export function officer(stage: Stage, name: string): StaffUser {
  const { staff } = person(stage, name);
  if (!staff) throw new Error(`${name} decides nothing`);
  return staff;
}
