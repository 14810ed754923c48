import { platform } from '../kernel/platform';

const WAYS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrow keys go round the group. They only point: some choices send at once, so choosing stays with space and Enter. */
function onArrow(event: KeyboardEvent): void {
  const way = WAYS[event.key];
  if (way === undefined) return;
  const radios = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role="radio"]')];
  const at = radios.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  radios[(at + way + radios.length) % radios.length]?.focus();
}

/** What a group of radios owes a keyboard: on the web there is one. */
export const arrowKeys = () => (platform.name === 'h5' ? { onKeyDown: onArrow } : {});
