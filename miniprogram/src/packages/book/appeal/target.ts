import type { AppealAbout } from '../../../kernel/routes';
import { idIn } from '../../../kernel/thing';

/** What the page was opened for; null when the address says nothing that can be appealed against. */
export function aboutIn(params: Record<string, string | undefined>): AppealAbout | null {
  const postId = idIn(params.postId);
  const adjustmentId = idIn(params.adjustmentId);
  if (params.kind === 'rejection' && postId !== null) return { kind: 'rejection', postId };
  if (params.kind === 'deduction' && adjustmentId !== null) return { kind: 'deduction', adjustmentId };
  if (params.kind === 'missed') return { kind: 'missed', ruleCode: params.ruleCode, day: params.day };
  return null;
}

/** Under which name its draft is kept: one for each thing that can be appealed against. */
export function draftName(about: AppealAbout): string {
  switch (about.kind) {
    case 'rejection':
      return `appeal-post-${about.postId}`;
    case 'deduction':
      return `appeal-adjustment-${about.adjustmentId}`;
    case 'missed':
      return ['appeal-missed', about.ruleCode, about.day].filter(Boolean).join('-');
  }
}
