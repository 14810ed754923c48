import type { Action } from '../kernel/action';
import { Button } from './button';
import { Notice } from './notice';

/** The end of a form: what went wrong, and the button that sends it. */
export function FormFoot({ sending, children }: { sending: Action<[]>; children: string }) {
  return (
    <>
      {sending.error && <Notice kind="error">{sending.error.message}</Notice>}
      <Button block loading={sending.busy} onTap={() => void sending.run()}>
        {children}
      </Button>
    </>
  );
}
