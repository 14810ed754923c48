import type { ComponentProps } from 'react';
import { Button } from '../../components/button';
import { ListPage } from '../../components/list-page';
import { go } from '../../kernel/routes';

type Props<T> = Omit<ComponentProps<typeof ListPage<T>>, 'foot' | 'tabs' | 'lead' | 'head'> & {
  /** What adds one to it, for those who may. */
  add: { label: string; to: string } | null;
};

/** What a shop gives of one kind: its list, and the way to one more. */
export function OwnList<T>({ add, ...list }: Props<T>) {
  return (
    <ListPage
      {...list}
      foot={
        add && (
          <Button block onTap={() => void go(add.to)}>
            {add.label}
          </Button>
        )
      }
    />
  );
}
