import type { Api } from '@jishan/shared/api';

export type Product = Api['product.manage']['reply']['items'][number];
