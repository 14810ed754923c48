import type { Action } from '../kernel/action';
import { Button } from './button';
import { Notice } from './notice';

/** The end of a form: what went wrong, and the button that sends it. */
export function FormFoot({ send, children }: { send: Action<[]>; children: string }) {
  return (
    <>
      {send.error && <Notice kind="error">{send.error.message}</Notice>}
      <Button block loading={send.busy} onTap={() => void send.run()}>
        {children}
      </Button>
    </>
  );
}
