import { platform } from '../kernel/platform';

/** What an area that can be tapped owes a keyboard, on the web: Tab stops at it, Enter and space tap it. */
export function tapKeys(act: (() => void) | undefined, isStop: boolean) {
  if (platform.name !== 'h5') return {};
  return {
    tabindex: isStop ? 0 : -1,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      act?.();
    },
  };
}
