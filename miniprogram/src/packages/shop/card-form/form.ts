import type { Api } from '@jishan/shared/api';
import { DAY, startOfDay } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { type FormProblem, problemsIn } from '../../../kernel/form';
import { words } from './words';

type Design = Omit<Api['card.design']['input'], 'merchantId'>;

/** A card as it is typed. */
export interface CardDraft {
  title: string;
  /** As shops write it: '8' or '8.5'. */
  fold: string;
  uses: string;
  /** So many days after it was given, or until a day. */
  validity: 'days' | 'until';
  days: string;
  /** '2026-12-31' */
  until: string | null;
  audience: Design['audience'];
  span: NonNullable<Design['span']>;
  /** Honour to be had. */
  honour: string;
  ruleCode: string | null;
  /** How often the rule was followed. */
  times: string;
  quota: string;
  terms: string;
}

export const EMPTY: CardDraft = {
  title: '',
  fold: '8',
  uses: '3',
  validity: 'days',
  days: '90',
  until: null,
  audience: 'honour',
  span: 'month',
  honour: '100',
  ruleCode: null,
  times: '1',
  quota: '20',
  terms: '',
};

/** 8.5 → 85: what is still to pay of a hundred; null for what is no discount. */
export function percentOf(fold: string): number | null {
  const [, whole, tenth = '0'] = /^(\d)(?:\.(\d))?$/.exec(fold.trim()) ?? [];
  const percent = Number(whole) * 10 + Number(tenth);
  return percent >= LIMITS.cardPercentMin && percent <= LIMITS.cardPercentMax ? percent : null;
}

/** A whole number from 1 to `most`; null for anything else. */
function countOf(text: string, most: number): number | null {
  const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : null;
}

const LEAST_MAX = 100_000;

/** All that is wrong, from the top of the page down. */
export function problemsOf(draft: CardDraft): FormProblem<keyof CardDraft>[] {
  const { audience, validity } = draft;
  return problemsIn([
    [draft.title.trim() === '', 'title', words.needName],
    [percentOf(draft.fold) === null, 'fold', words.badFold],
    [draft.uses.trim() !== '' && countOf(draft.uses, LIMITS.cardUses) === null, 'uses', words.badUses],
    [validity === 'days' && countOf(draft.days, LIMITS.cardDays) === null, 'days', words.badDays],
    [validity === 'until' && draft.until === null, 'until', words.needUntil],
    [audience === 'rule' && draft.ruleCode === null, 'ruleCode', words.needRule],
    [audience === 'rule' && countOf(draft.times, LEAST_MAX) === null, 'times', words.badCount],
    [audience === 'honour' && countOf(draft.honour, LEAST_MAX) === null, 'honour', words.badCount],
    [countOf(draft.quota, LIMITS.cardQuota) === null, 'quota', words.badQuota],
  ]);
}

/** What is sent: a condition has what it needs, and nothing else. Call it only when there is no problem. */
export function contentOf(draft: CardDraft): Design {
  const { audience, validity, until } = draft;
  const isEarned = audience === 'honour' || audience === 'rule';
  return {
    title: draft.title,
    percent: percentOf(draft.fold) ?? 0,
    uses: countOf(draft.uses, LIMITS.cardUses),
    // The last moment of its last day: that day is what everybody reads.
    validUntil: validity === 'until' && until !== null ? startOfDay(until) + DAY - 1 : null,
    validDays: validity === 'days' ? countOf(draft.days, LIMITS.cardDays) : null,
    terms: draft.terms,
    audience,
    least: isEarned ? countOf(audience === 'rule' ? draft.times : draft.honour, LEAST_MAX) : null,
    span: isEarned ? draft.span : null,
    ruleCode: audience === 'rule' ? draft.ruleCode : null,
    quota: countOf(draft.quota, LIMITS.cardQuota) ?? 0,
  };
}

/** Where the words of a refusal stand: at what is open for the chosen audience and validity. */
export function fieldOf(
  path: string | undefined,
  { audience, validity }: Pick<CardDraft, 'audience' | 'validity'>,
): keyof CardDraft | null {
  const [name = ''] = (path ?? '').split('.');
  const isEarned = audience === 'honour' || audience === 'rule';
  if (name === 'percent') return 'fold';
  if (name === 'validUntil' || name === 'validDays') return validity;
  if (name === 'least' && isEarned) return audience === 'rule' ? 'times' : 'honour';
  if (name === 'least' || (name === 'span' && !isEarned) || (name === 'ruleCode' && audience !== 'rule'))
    return 'audience';
  return name in EMPTY ? (name as keyof CardDraft) : null;
}
