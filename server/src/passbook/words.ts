export const words = {
  expiring: (points: number, lastDay: string) => `您有 ${points} 积分将在${lastDay}到期，请在那之前使用。`,
};
