import { setImmediate as turn } from 'node:timers/promises';
import { makeGate } from './gate';

/** Work that ends when it is told to. */
function piece() {
  let end: (error?: Error) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => (end = (error) => (error ? reject(error) : resolve())));
  return { work: () => done, end: (error?: Error) => end(error) };
}

describe('the gate', () => {
  it('lets in only so many at a time, in the order they came', async () => {
    const gate = makeGate({ atOnce: 2, waitingBytes: 1000 });
    const pieces = Array.from({ length: 5 }, piece);
    const begun: number[] = [];
    const all = pieces.map(({ work }, at) => gate(100, () => (begun.push(at), work())));
    await turn();
    expect(begun).toEqual([0, 1]);
    pieces[1]?.end();
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of pieces) end();
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('says BUSY once too much waits, and takes more when that has gone', async () => {
    const gate = makeGate({ atOnce: 1, waitingBytes: 100 });
    const first = piece();
    const running = gate(5_000, first.work);
    const waiting = gate(100, () => Promise.resolve('waited'));
    await expect(gate(1, () => Promise.resolve())).rejects.toMatchObject({ code: 'BUSY' });
    first.end();
    await running;
    expect(await waiting).toBe('waited');
    expect(await gate(100, () => Promise.resolve('later'))).toBe('later');
  });

  it('gives the place on when work fails', async () => {
    const gate = makeGate({ atOnce: 1, waitingBytes: 100 });
    await expect(gate(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate(1, () => Promise.resolve('next'))).toBe('next');
  });
});
