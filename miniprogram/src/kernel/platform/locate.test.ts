import type { Platform } from './types';

let platform: Platform;

beforeAll(async () => {
  // The web's door asks its browser for the colour scheme as soon as it is loaded.
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined }) as never;
  ({ platform } = await import('./index.h5'));
});

const stand = (latitude: number, longitude: number) =>
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition: (found: (at: object) => void) => found({ coords: { latitude, longitude } }),
    },
  });

test('the position of a browser is told as Chinese maps count it, to the metre', async () => {
  stand(39.915, 116.404); // the pair that coordtransform, another library, documents
  const spot = await platform.locate();
  expect(spot?.lat).toBeCloseTo(39.916404, 5);
  expect(spot?.lng).toBeCloseTo(116.410244, 5);
});

test('abroad, where maps are not shifted, it stays', async () => {
  stand(35.681236, 139.767125);
  expect(await platform.locate()).toEqual({ lat: 35.681236, lng: 139.767125 });
});
