import type { Api } from '@jishan/shared/api';

export type RuleView = Api['rule.list']['reply']['items'][number];
