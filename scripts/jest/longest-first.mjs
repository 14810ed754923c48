// The order of test files. Jest knows how long each took the last time; a checkout in which nothing has run yet knows nothing, and
// its guess, the size of the file, puts those that wait for real time last. There what is named here comes first.
import Sequencer from '@jest/test-sequencer';

// Those that mostly wait stand between those that mostly work: beside each other they would leave the processors idle.
const LONGEST = [
  ...['trade/voucher/day', 'kernel/stopping', 'trade/order/order', 'book/replay', 'kernel/uploads', 'sweeps'],
  ...['book/model', 'kernel/frozen', 'trade/counter/races', 'shops/merchant/merchant', 'kernel/cut-requests'],
  ...['alliance/directory/alliance', 'people/household/household', 'bad-input', 'trade/counter/counter'],
];

/** @param {string} path */
const rank = (path) => {
  const at = LONGEST.findIndex((name) => path.endsWith(`/server/src/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
};

export default class LongestFirst extends Sequencer {
  /** @override @type {Sequencer['sort']} */
  async sort(tests) {
    const sorted = [...(await super.sort(tests))];
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted.sort((a, b) => rank(a.path) - rank(b.path));
  }
}
