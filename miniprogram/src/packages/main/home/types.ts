import type { Api } from '@jishan/shared/api';

export type Summary = Api['home.summary']['reply'];
