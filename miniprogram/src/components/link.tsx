import type { ReactNode } from 'react';
import { go } from '../kernel/routes';
import { Tap } from './tap';

interface Props {
  /** The page that it opens. */
  to: string;
  className?: string;
  children: ReactNode;
}

/** An area that opens a page. */
export function Link({ to, className, children }: Props) {
  return (
    <Tap className={className} role="link" onTap={() => void go(to)}>
      {children}
    </Tap>
  );
}
