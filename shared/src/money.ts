/** Prices are whole fen everywhere; only what is read has a point in it. */

/** 3000 → ¥30, 3050 → ¥30.5, 3055 → ¥30.55. */
export const priceText = (fen: number): string => `¥${yuan(fen)}`;

/** 3050 → 30.5: as it stands in a field that a person edits. */
export function yuan(fen: number): string {
  const [whole, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)];
  if (rest === 0) return String(whole);
  return `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}

/** 30.5 → 3050; null for what is no price with at most two decimals. */
export function fenOf(text: string): number | null {
  const typed = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return typed ? Number(typed[1]) * 100 + Number((typed[2] ?? '').padEnd(2, '0')) : null;
}

/** 80 → 8 折, 85 → 8.5 折: what is still to pay of a hundred, as shops write it. */
export const foldText = (percent: number): string => `${percent / 10} 折`;
