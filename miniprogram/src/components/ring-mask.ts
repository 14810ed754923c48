/** More segments than this are too fine to count: then the ring shows the share. */
const COUNTABLE = 12;
const BOX = 48;
const GAP = 3.4;

interface Arc {
  from: number;
  length: number;
}

function arcs(segments: number, filled: number, part: 'used' | 'left', around: number): Arc[] {
  if (segments <= 0) return part === 'left' ? [{ from: 0, length: around }] : [];
  const used = Math.min(Math.max(filled, 0), segments);
  if (segments === 1 || segments > COUNTABLE) {
    const edge = (used / segments) * around;
    const arc = part === 'used' ? { from: 0, length: edge } : { from: edge, length: around - edge };
    return arc.length > 0 ? [arc] : [];
  }
  const step = around / segments;
  const [first, last] = part === 'used' ? [0, used] : [used, segments];
  return Array.from({ length: last - first }, (_, i) => ({
    from: (first + i) * step + GAP / 2,
    length: step - GAP,
  }));
}

/** The used or the remaining segments as a mask, so that their colour stays a token; null when there are none. */
export function ringMask(
  segments: number,
  filled: number,
  part: 'used' | 'left',
  width: number,
): string | null {
  const radius = (BOX - width) / 2;
  const around = 2 * Math.PI * radius;
  const round = (n: number) => n.toFixed(2);
  const circles = arcs(segments, filled, part, around).map(
    ({ from, length }) =>
      `<circle cx='24' cy='24' r='${radius}' stroke-dasharray='${round(length)} ${round(around - length)}' stroke-dashoffset='${round(-from)}'/>`,
  );
  if (!circles.length) return null;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${BOX} ${BOX}'><g fill='none' stroke='#000' stroke-width='${width}' transform='rotate(-90 24 24)'>${circles.join('')}</g></svg>`;
  return `url("data:image/svg+xml,${svg.replace(/[<>#]/g, (char) => encodeURIComponent(char))}")`;
}
