import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { platform } from '../kernel/platform';

/** What Tab stops at. */
const STOPS = 'input, textarea, select, button, a[href], [tabindex="0"]';

/** All of the page but the dialog: what stands beside it and beside what it stands in, up to the page's root. */
function besides(dialog: Element): Element[] {
  const found: Element[] = [];
  let inner = dialog;
  while (inner.parentElement && !inner.matches('.page, body')) {
    found.push(...[...inner.parentElement.children].filter((child) => child !== inner));
    inner = inner.parentElement;
  }
  return found.filter((element) => !element.hasAttribute('inert'));
}

/** From the last stop Tab leads to the first, and back: phones of some years ago know no `inert`. */
function keepIn(dialog: Element, event: KeyboardEvent): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.tabIndex >= 0);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const at = document.activeElement;
  const leaves = event.shiftKey ? at === first || at === dialog : at === last;
  if (!leaves && dialog.contains(at)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/**
 * What a dialog owes the web: focus goes in and stays in, what lies behind can be neither touched nor read nor scrolled,
 * Escape is heard, focus returns to where it was. A mini program has neither keys nor focus. Returns the id for the
 * dialog's element.
 */
export function useDialog(onEscape: () => void): string {
  const id = `dialog${useId().replace(/:/g, '')}`;
  const escape = useRef(onEscape);
  useLayoutEffect(() => {
    escape.current = onEscape;
  });
  useEffect(() => {
    const dialog = platform.name === 'h5' ? document.getElementById(id) : null;
    if (!dialog) return undefined;
    const before = document.activeElement as HTMLElement | null;
    dialog.setAttribute('tabindex', '-1');
    let frame = 0;
    let tries = 30;
    // Taro's web elements are hidden for a few frames after they were made, and what is hidden takes no focus.
    const enter = () => {
      dialog.focus({ preventScroll: true });
      if (!dialog.contains(document.activeElement) && tries-- > 0) frame = requestAnimationFrame(enter);
    };
    enter();
    const behind = besides(dialog);
    behind.forEach((element) => element.setAttribute('inert', ''));
    const { style } = document.documentElement;
    const scrolling = style.overflow;
    style.overflow = 'hidden';
    const onKey = (event: KeyboardEvent) => {
      // Of two dialogs the upper one hears.
      if (dialog.closest('[inert]')) return;
      if (event.key === 'Escape') escape.current();
      if (event.key === 'Tab') keepIn(dialog, event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', onKey);
      behind.forEach((element) => element.removeAttribute('inert'));
      style.overflow = scrolling;
      before?.focus({ preventScroll: true });
    };
  }, [id]);
  return id;
}
