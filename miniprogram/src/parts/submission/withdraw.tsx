import { View } from '@tarojs/components';
import { Button } from '../../components/button';
import { useAction } from '../../kernel/action';
import { call } from '../../kernel/call';
import { words } from './words';

interface Props {
  submissionId: number;
  onDone: () => void;
}

/** Takes back what waits at the desk, so that it can be written anew. */
export function Withdraw({ submissionId, onDone }: Props) {
  const withdraw = useAction(async () => {
    try {
      await call('submission.withdraw', { submissionId });
    } finally {
      // Refused, it was decided meanwhile: then the list shows how.
      onDone();
    }
  });
  return (
    <>
      <Button kind="soft" small loading={withdraw.busy} onTap={() => void withdraw.run()}>
        {words.withdraw}
      </Button>
      {withdraw.error && <View className="t14 gain">{withdraw.error.message}</View>}
    </>
  );
}
