/** A bar that moves in a terminal, and a line every few seconds elsewhere. */
export interface Progress {
  /** Says what is being done and how much of it there is. */
  begin: (what: string, rows: number) => void;
  add: (rows: number) => void;
  end: () => void;
}

const WIDTH = 28;
const EVERY_MS = 5_000;

export function makeProgress(totalRows: number, out: NodeJS.WriteStream = process.stdout): Progress {
  const begun = performance.now();
  let [what, done, saidAt] = ['', 0, begun];
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(0).padStart(3);
  const line = () => {
    const share = Math.min(1, done / totalRows);
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    const rows = done.toLocaleString('en-US').padStart(10);
    return `${bar} ${(share * 100).toFixed(0).padStart(3)} % ${rows} rows ${seconds()} s  ${what}`;
  };
  const say = (force = false) => {
    const now = performance.now();
    if (!force && now - saidAt < (out.isTTY ? 100 : EVERY_MS)) return;
    saidAt = now;
    out.write(out.isTTY ? `\r${line()}\u001b[K` : `${line()}\n`);
  };
  return {
    begin: (name, rows) => {
      what = `${name} (${rows.toLocaleString('en-US')})`;
      say();
    },
    add: (rows) => {
      done += rows;
      say();
    },
    end: () => {
      what = 'loaded';
      say(true);
      if (out.isTTY) out.write('\n');
    },
  };
}
