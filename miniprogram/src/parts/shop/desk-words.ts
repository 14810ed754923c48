import type { Api } from '@jishan/shared/api';
import { merchantKindTitle } from '@jishan/shared/merchants';

type State = Api['merchant.list']['input']['state'];

export const words = {
  tabs: {
    open: '营业',
    paused: '暂停',
    suspended: '停牌',
    applied: '待审',
    left: '退出',
    refused: '未通过',
  } satisfies Record<State, string>,
  kind: merchantKindTitle,
  suspendedFor: (name: string, reason: string) => `${name}停牌的理由：${reason}`,
};
