/** Why a post is sent back; staff pick one, the author reads it. */
export const REJECT_REASONS = ['place', 'time', 'repeat', 'rule', 'faces', 'other'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const REJECT_TEXT: Record<RejectReason, { label: string; advice: string }> = {
  place: { label: '照片里看不到现场', advice: '补一张能看清现场的照片再发，不占您的次数。' },
  time: { label: '时间地点对不上', advice: '写清楚是哪天、在哪儿，或补一张现场照片再发，不占您的次数。' },
  repeat: { label: '和以前的动态重复', advice: '同一件事只记一次；如果是新做的，请拍新的照片。' },
  rule: { label: '换一条规则更合适', advice: '请换一条更合适的积分规则再发，不占您的次数。' },
  faces: { label: '露出了别人的脸', advice: '请换一张没有露出他人面部的照片再发，不占您的次数。' },
  other: { label: '其他', advice: '请按说明修改后再发，不占您的次数。' },
};
