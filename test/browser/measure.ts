/** What a person would trip over on a screen: runs inside the page, so it uses nothing from outside of itself. */
export function measure(floor: { type: number; target: number; contrast: number }): string[] {
  const TAPPABLE =
    'a, button, input, textarea, [role=button], [role=link], [role=tab], [role=radio], [role=switch], [role=checkbox]';
  const found = new Set<string>();
  const say = (what: string, element: Element, more: string) => {
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    found.add(`${what}: “${name.trim().slice(0, 18)}” .${element.className.toString()} ${more}`);
  };
  const shown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const ancestors = (element: Element) => {
    const all: Element[] = [];
    for (let one: Element | null = element; one; one = one.parentElement) all.push(one);
    return all;
  };
  const scrollsSideways = (element: Element) =>
    ancestors(element).some(
      (one) =>
        one !== document.documentElement &&
        /auto|scroll/.test(getComputedStyle(one).overflowX) &&
        one.scrollWidth > one.clientWidth + 1,
    );

  const rgba = (color: string) => {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const light = (channel: number) =>
    channel / 255 <= 0.03928 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (color: string) => {
    const { r, g, b } = rgba(color);
    return 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  };
  const grounds = new Map<Element, string | null>();
  /** The flat colour behind a text; null where a picture, a mask or a veil lies between. */
  const ground = (element: Element | null): string | null => {
    if (!element) return null;
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const found = ownGround(element);
    const behind = found === undefined ? ground(element.parentElement) : found;
    grounds.set(element, behind);
    return behind;
  };
  /** Undefined where it is clear as glass. */
  const ownGround = (element: Element): string | null | undefined => {
    const style = getComputedStyle(element);
    const painted = [...element.children].some((child) => {
      const { position, maskImage, backgroundColor } = getComputedStyle(child);
      return position === 'absolute' && (maskImage !== 'none' || rgba(backgroundColor).a > 0);
    });
    if (style.backgroundImage !== 'none' || painted) return null;
    const { a } = rgba(style.backgroundColor);
    return a > 0.98 ? style.backgroundColor : a > 0 ? null : undefined;
  };

  if (document.documentElement.scrollWidth > innerWidth + 1)
    found.add(`scrolls sideways: ${document.documentElement.scrollWidth} px wide on ${innerWidth}`);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (!element || !text.textContent?.trim() || element.closest('style, script, [aria-hidden=true]'))
      continue;
    // The mark of 积善 is a drawing that happens to be made of characters.
    if (!shown(element) || element.closest('[role=img][aria-label=积善]')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (boxes.length === 0) continue;

    const { fontSize, color } = getComputedStyle(element);
    if (parseFloat(fontSize) < floor.type - 0.1) say('small type', element, fontSize);
    if (boxes.some(({ left, right }) => left < -1 || right > innerWidth + 1) && !scrollsSideways(element))
      say('off the screen', element, '');
    const behind = ground(element);
    if (behind !== null) {
      const [dim = 0, bright = 0] = [luminance(color), luminance(behind)].sort((a, b) => a - b);
      const contrast = (bright + 0.05) / (dim + 0.05);
      if (contrast < floor.contrast) say('contrast', element, `${contrast.toFixed(2)}:1`);
    }
  }

  for (const element of document.querySelectorAll(TAPPABLE)) {
    // What lies inside another target is hit by way of it.
    if (!shown(element) || element.parentElement?.closest(TAPPABLE)) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width === 0) continue;
    const after = getComputedStyle(element, '::after');
    const grown = after.content !== 'none' && after.position === 'absolute';
    const reach = (own: number, around: string) => Math.max(own, grown ? parseFloat(around) || 0 : 0);
    const [w, h] = [reach(width, after.width), reach(height, after.height)];
    if (Math.min(w, h) < floor.target - 0.5) say('small target', element, `${w.toFixed(0)}×${h.toFixed(0)}`);
  }
  return [...found];
}
