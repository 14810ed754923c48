import { Blank } from './blank';

interface EmptyProps {
  title: string;
  text?: string;
  action?: { label: string; onTap: () => void };
}

/** Nothing here yet. */
export const Empty = (props: EmptyProps) => <Blank art="board" {...props} />;
