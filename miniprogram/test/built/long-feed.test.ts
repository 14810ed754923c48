import simulate from 'miniprogram-simulate';
import { me, post } from './answers';
import { open, startApp, until } from './world';

const photo = { id: 1, thumb: '/t.jpg', screen: '/s.jpg', width: 800, height: 600 };
const PHOTOS = [photo, { ...photo, id: 2 }, { ...photo, id: 3 }, { ...photo, id: 4 }];

it('keeps at most a thousand nodes of a feed of two hundred posts, and each one in its place', async () => {
  const SIZE = 20;
  const HEIGHT = 1_800;
  const phone = startApp({ session: JSON.stringify({ token: 't', me, known: true }) });
  phone.answer = ({ data }) => {
    const at = Number((JSON.parse(data) as { cursor?: string }).cursor ?? 0);
    const items = Array.from({ length: SIZE }, (_, index) => ({
      ...post,
      id: 1_000 + at + index,
      photos: PHOTOS,
    }));
    return { statusCode: 200, data: { items, next: at + SIZE < 200 ? String(at + SIZE) : null } };
  };
  const page = open('packages/main/square/index');
  /** The screen stands at `top`: each part is told where it is, as WeChat does, one below the other. */
  const scrollTo = async (top: number) => {
    [...phone.watched.values()].forEach((tell, index) => {
      const at = index * HEIGHT;
      const near = at + HEIGHT > top - 1_200 && at < top + 812 + 1_200;
      tell({ intersectionRatio: near ? 1 : 0, boundingClientRect: { height: HEIGHT } });
    });
    await simulate.sleep(150);
  };
  await until(() => phone.watched.size === 5);
  const most: number[] = [];
  for (let pages = 1; pages < 10; pages += 1) {
    page.instance.onReachBottom?.();
    await until(() => phone.watched.size === (pages + 1) * 5);
    await scrollTo((pages + 1) * 5 * HEIGHT - 812);
    most.push(page.nodes());
  }
  process.stdout.write(`\na feed of 200: at most ${Math.max(...most)} nodes\n`);
  expect(Math.max(...most)).toBeLessThanOrEqual(1_000);
  // All that is far has the height that it had.
  const far = () => page.data().match(new RegExp(`height: ?${HEIGHT}px`, 'g'))?.length;
  expect(far()).toBeGreaterThanOrEqual(46);
  await scrollTo(0);
  expect(far()).toBe(48);
  expect(page.nodes()).toBeLessThanOrEqual(1_000);
});
