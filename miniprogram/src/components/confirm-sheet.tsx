import { View } from '@tarojs/components';
import { Button } from './button';
import { Notice } from './notice';
import { Sheet } from './sheet';
import type { Action } from '../kernel/action';
import './confirm-sheet.scss';

interface ConfirmSheetProps {
  title: string;
  text: string;
  yes: string;
  no: string;
  action: Action<[]>;
  onClose: () => void;
}

/** Asks once before what cannot simply be undone. */
export function ConfirmSheet({ title, text, yes, no, action, onClose }: ConfirmSheetProps) {
  return (
    <Sheet open title={title} onClose={onClose}>
      <View className="i2">{text}</View>
      {action.error && (
        <Notice kind="error" className="confirm-sheet-error">
          {action.error.message}
        </Notice>
      )}
      <View className="confirm-sheet">
        <Button kind="soft" className="confirm-sheet-one" onTap={onClose}>
          {no}
        </Button>
        <Button
          kind="line"
          className="confirm-sheet-one"
          loading={action.busy}
          onTap={() => void action.run()}
        >
          {yes}
        </Button>
      </View>
    </Sheet>
  );
}
