import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, {
  API_BASE: 'http://town.test',
  TextDecoder,
  TextEncoder,
  // Taro reads a page's config out of its file and takes the call away; the double of Taro goes by it.
  definePageConfig: (pageConfig: object) => void Object.assign(globalThis, { pageConfig }),
});
// jsdom lays nothing out, so there is nothing to scroll to.
Element.prototype.scrollIntoView = () => undefined;
