import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { cx } from '../../components/cx';
import { Withdraw } from './withdraw';
import { words } from './words';

interface Props {
  title: string;
  /** How its state is called. */
  state: string;
  of: { state: string; submission?: { id: number; state: string; answer: string } | null };
  children: ReactNode;
  /** What can be done with it. */
  acts?: ReactNode;
}

/** One thing that a shop gives, in its own list: where it stands, and what the desk said. */
export function OwnThing({ title, state, of, children, acts }: Props) {
  const { submission } = of;
  return (
    <View className="list-thing">
      <View className="between">
        <Text className="t17 b">{title}</Text>
        <Text className={cx('fixed t14', of.state === 'open' ? 'done' : 'i3')}>{state}</Text>
      </View>
      {children}
      {/* What was never public says so by its state. */}
      {submission?.state === 'pending' && of.state !== 'waiting' && (
        <View className="t14 i2">{words.pending}</View>
      )}
      {submission?.state === 'rejected' && (
        <View className="t14 gain">{words.rejected(submission.answer)}</View>
      )}
      {acts && <View className="list-acts">{acts}</View>}
    </View>
  );
}

interface EditProps {
  submission: Props['of']['submission'];
  label: string;
  onEdit: () => void;
  onWithdrawn: () => void;
}

/** To write it anew; while it waits at the desk, to take it back. */
export function EditOrWithdraw({ submission, label, onEdit, onWithdrawn }: EditProps) {
  if (submission?.state === 'pending') return <Withdraw submissionId={submission.id} onDone={onWithdrawn} />;
  return (
    <Button kind="line" small onTap={onEdit}>
      {label}
    </Button>
  );
}
