import { Blank } from './blank';

export interface EmptyProps {
  art?: 'board' | 'kite';
  title: string;
  text?: string;
  action?: { label: string; onTap: () => void };
}

/** Nothing here yet. */
export const Empty = ({ art = 'board', ...rest }: EmptyProps) => <Blank art={art} {...rest} />;
