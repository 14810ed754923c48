import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** One approval that pays points, as its clerk knows it. */
export interface Approval {
  postId: number;
  transferId: number;
  /** How often it was sent before an answer came. */
  sent: number;
}

export interface Clerk {
  token: string;
  posts: number[];
}

export interface Load {
  stop: () => Promise<Approval[]>;
  done: () => number;
}

/**
 * Staff who approve one post after the other as fast as they can, never giving one up: what brings no answer is sent again
 * with the same key until it does. `stop` lets each finish what it is at.
 */
export function approveAll(base: string, clerks: readonly Clerk[]): Load {
  const approvals: Approval[] = [];
  let running = true;
  const work = clerks.map(async ({ token, posts }) => {
    for (let postId = posts.pop(); postId !== undefined; postId = running ? posts.pop() : undefined) {
      await untilAnswered(base, token, 'review.take', () => ({ postId }));
      const body = { postId, version: 1, ruleCode: 'building-07' };
      const { reply, sent } = await untilAnswered(base, token, 'review.approve', () => body, randomUUID());
      approvals.push({ postId, transferId: Number(reply['transferId']), sent });
    }
  });
  return {
    done: () => approvals.length,
    stop: async () => {
      running = false;
      await Promise.all(work);
      return approvals;
    },
  };
}

/** A refusal is an answer that must not come here; anything of 5xx and a broken connection are no answer. */
export async function untilAnswered(
  base: string,
  token: string,
  name: string,
  bodyNow: () => object,
  key?: string,
) {
  for (let sent = 1; ; sent++) {
    const body = bodyNow();
    const response = await fetch(`${base}/api/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => null);
    const reply = (await response?.json().catch(() => null)) as Record<string, unknown> | null | undefined;
    if (response?.ok && reply) return { reply, sent };
    if (response && reply && response.status < 500)
      throw new Error(`${name} ${JSON.stringify(body)} was refused: ${JSON.stringify(reply)}`);
    await sleep(20);
  }
}
