import { render, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { session } from '../src/kernel/session';
import FundUsePage from '../src/packages/staff/fund-use';
import { EMPTY as USE } from '../src/packages/staff/fund-use/form';
import ApplyPage from '../src/packages/shop/apply';
import { EMPTY as SHOP } from '../src/packages/shop/apply/form';
import CardFormPage from '../src/packages/shop/card-form';
import { EMPTY as CARD } from '../src/packages/shop/card-form/form';
import NewsFormPage from '../src/packages/shop/news-form';
import OfferFormPage from '../src/packages/shop/offer-form';
import { EMPTY as OFFER } from '../src/packages/shop/offer-form/form';
import ProductFormPage from '../src/packages/shop/product-form';
import { EMPTY as PRODUCT } from '../src/packages/shop/product-form/form';
import { phone, resetPhone } from './stubs/platform';
import { person } from './people';
import { router } from './stubs/taro';

// An error scrolls to the element of its field's id. Without that element the button that sends seems dead.

interface FormCase {
  page: ComponentType;
  anchor: string;
  /** The draft's name, and what stands in it so that all fields show. */
  draft: string;
  value: object;
  params: Record<string, string>;
  /** Every field, but for those that only show others: nothing is ever wrong with them. */
  fields: readonly string[];
}

const but = (fields: object, ...shows: string[]) => Object.keys(fields).filter((key) => !shows.includes(key));
const card = (audience: string, validity: string, shown: string[]): FormCase => ({
  ...{ page: CardFormPage, anchor: 'card', draft: 'card-of-7', params: { merchantId: '7' } },
  ...{ value: { audience, validity }, fields: shown },
});

const SPECIAL = { special: true, startDay: '2099-01-01', endDay: '2099-01-02' };
const CASES: [name: string, form: FormCase][] = [
  [
    '申请加入',
    { page: ApplyPage, anchor: 'shop', draft: 'shop', value: {}, params: {}, fields: Object.keys(SHOP) },
  ],
  [
    '兑换项目',
    {
      ...{ page: OfferFormPage, anchor: 'offer', draft: 'offer-of-7', params: { merchantId: '7' } },
      ...{ value: SPECIAL, fields: Object.keys(OFFER) },
    },
  ],
  ['爱心卡，荣誉分', card('honour', 'days', but(CARD, 'until', 'ruleCode', 'times'))],
  ['爱心卡，做好事', card('rule', 'until', but(CARD, 'days', 'honour'))],
  [
    '商品',
    {
      ...{ page: ProductFormPage, anchor: 'product', draft: 'product-of-7', params: { merchantId: '7' } },
      ...{ value: {}, fields: Object.keys(PRODUCT) },
    },
  ],
  [
    '店铺动态',
    {
      ...{ page: NewsFormPage, anchor: 'news', draft: 'news-of-7', params: { merchantId: '7' } },
      ...{ value: {}, fields: ['title', 'text', 'photos'] },
    },
  ],
  [
    '基金使用',
    {
      ...{ page: FundUsePage, anchor: 'use', draft: 'fund-use-7', params: { fundId: '7' } },
      ...{ value: {}, fields: but(USE, 'paysShop') },
    },
  ],
];

test.each(CASES)('every field of %s has its element', async (_name, form) => {
  const { page: Page, anchor, draft, value, params, fields } = form;
  resetPhone();
  // Each with a reader of its own: drafts live as long as the app does.
  const me = person({ id: 1000 + CASES.findIndex(([, one]) => one === form) });
  session.set({ token: 't', me, known: true });
  phone.stored.set(`draft:${me.id}:${draft}`, JSON.stringify({ value }));
  const fund = { id: 7, title: '助学', left: 100 };
  phone.answer = ({ url }) =>
    Promise.resolve({ status: 200, body: url.endsWith('/fund.get') ? fund : { items: [], next: null } });
  router.params = params;
  render(<Page />);
  await waitFor(() => expect(document.getElementById(`${anchor}-${fields[0] ?? ''}`)).not.toBeNull());
  expect(fields.filter((field) => !document.getElementById(`${anchor}-${field}`))).toEqual([]);
});
