/*
 * The straightforward hand-written way: what the server sent to the database for each of these calls at commit df07880
 * (30 November 2026), kept as text. The server may learn to do with less; this stays, so that a gain is seen as a gain
 * (docs/decisions/0320-bench-method.md). Each statement names the place it was taken from.
 */

/** One bare connection. */
export interface Hand {
  rows: <T>(statement: string, values: readonly unknown[]) => Promise<T[]>;
  run: (statement: string, values: readonly unknown[]) => Promise<{ affectedRows: number; insertId: number }>;
}

/** Who calls, as far as these pages need it. */
export interface Viewer {
  id: number;
  townId: number;
  communityId: number;
  /** Whether they stand in the rankings. */
  ranked: boolean;
}

export interface HandWritten {
  /** Makes the call and gives what tells whether it read the same as the server. */
  play: (hand: Hand, who: Viewer, input: Record<string, unknown>, now: number) => Promise<unknown>;
  /** The same out of the server's reply. */
  essence: (reply: never) => unknown;
}

// kernel/identity.ts: userOfToken
const WHO_CALLS = `SELECT u.id, u.name, u.avatar, u.role, u.ranked, u.town_id, u.community_id, u.grid_id, u.blocked_at,
    r.id AS scope_id, r.kind AS scope_kind, r.name AS scope_name, r.unit AS scope_unit
  FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN regions r ON r.id = u.scope_region_id
  WHERE s.token_hash = ? AND s.expires_at > ?`;

interface WhoRow {
  id: number;
  role: string;
  ranked: number;
  town_id: number;
  community_id: number;
  blocked_at: number | null;
}

export async function whoCalls({ rows }: Hand, tokenHash: Buffer, now: number): Promise<Viewer> {
  const [row] = await rows<WhoRow>(WHO_CALLS, [tokenHash, now]);
  if (!row || row.blocked_at !== null) throw new Error('nobody calls');
  return {
    ...{ id: row.id, townId: row.town_id, communityId: row.community_id },
    ranked: row.ranked === 1 && (row.role === 'resident' || row.role === 'clerk'),
  };
}
