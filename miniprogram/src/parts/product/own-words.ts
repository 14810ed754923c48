import type { Api } from '@jishan/shared/api';

export type Product = Api['product.manage']['reply']['items'][number];

export const words = {
  rejected: (answer: string) => `没有通过：${answer}`,
};
