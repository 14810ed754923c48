import { useEffect, useId, useRef } from 'react';
import { platform } from '../kernel/platform';

/**
 * What a dialog owes the keyboard, on the web: focus goes in, Escape closes, focus returns to where it was.
 * A mini program has neither keys nor focus. Returns the id for the dialog's element.
 */
export function useDialog(onClose: () => void): string {
  const id = `dialog${useId().replace(/:/g, '')}`;
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (platform.name !== 'h5') return undefined;
    const before = document.activeElement as HTMLElement | null;
    const dialog = document.getElementById(id);
    dialog?.setAttribute('tabindex', '-1');
    dialog?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      before?.focus({ preventScroll: true });
    };
  }, [id]);
  return id;
}
