/** A photo over all of the page, the others beside it: the web has no viewer of its own that says how to leave it. */
export function viewPhotos(urls: readonly string[], current: string): void {
  const before = document.activeElement as HTMLElement | null;
  const viewer = make('div', 'position:fixed;inset:0;z-index:1000;background:#000;');
  viewer.setAttribute('role', 'dialog');
  viewer.setAttribute('aria-label', '照片');
  const line = make('div', 'display:flex;height:100%;overflow-x:auto;scroll-snap-type:x mandatory;');
  for (const url of urls) {
    const frame = make('div', 'flex:none;width:100%;height:100%;scroll-snap-align:center;');
    const image = make('img', 'width:100%;height:100%;object-fit:contain;');
    image.src = url;
    image.alt = '';
    frame.append(image);
    line.append(frame);
  }
  const place = make('div', `${ABOVE}left:16px;padding:10px 4px;`);
  const tell = (index: number) => {
    place.textContent = `${index + 1}/${urls.length}`;
  };
  const close = make(
    'button',
    `${ABOVE}right:4px;width:56px;height:56px;border:0;background:none;font-size:32px;`,
  );
  close.textContent = '×';
  close.setAttribute('aria-label', '关闭');
  viewer.append(line, place, close);

  const leave = () => {
    document.removeEventListener('keydown', onKey);
    viewer.remove();
    before?.focus({ preventScroll: true });
  };
  const turn = (by: number) => line.scrollBy({ left: by * line.clientWidth, behavior: 'smooth' });
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') leave();
    if (key === 'ArrowRight') turn(1);
    if (key === 'ArrowLeft') turn(-1);
  };
  close.addEventListener('click', leave);
  line.addEventListener('click', leave);
  line.addEventListener('scroll', () => tell(Math.round(line.scrollLeft / Math.max(1, line.clientWidth))));
  document.addEventListener('keydown', onKey);
  document.body.append(viewer);

  const start = Math.max(0, urls.indexOf(current));
  line.scrollLeft = start * line.clientWidth;
  tell(start);
  close.focus({ preventScroll: true });
}

/** On the photo, at its top edge, readable on any picture. */
const ABOVE =
  'position:absolute;top:env(safe-area-inset-top,0px);color:#fff;font-size:18px;line-height:36px;text-shadow:0 0 4px #000;';

function make<K extends keyof HTMLElementTagNameMap>(tag: K, style: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.style.cssText = style;
  return element;
}
