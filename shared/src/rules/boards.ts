import type { RuleIcon } from './icons';
import type { BoardCode } from './types';

export interface Board {
  code: BoardCode;
  title: string;
  icon: RuleIcon;
}

/** The boards in the order in which the square shows them. */
export const BOARDS: readonly Board[] = [
  { code: 'patrol', title: '平安巡逻', icon: 'band' },
  { code: 'sanitation', title: '环境整治', icon: 'broom' },
  { code: 'neighbour', title: '邻里互助', icon: 'door' },
  { code: 'family', title: '家庭美德', icon: 'family' },
  { code: 'policy', title: '政策宣传', icon: 'horn' },
  { code: 'snapshot', title: '随手拍', icon: 'camera' },
  { code: 'care', title: '敬老助残', icon: 'care' },
  { code: 'building', title: '社区建设', icon: 'sprout' },
];

const TITLES = Object.fromEntries(BOARDS.map(({ code, title }) => [code, title])) as Record<
  BoardCode,
  string
>;

export const boardTitle = (code: BoardCode) => TITLES[code];
