import { Text, View } from '@tarojs/components';
import { type ReactNode, useEffect, useState } from 'react';
import { a11y } from './a11y';
import { useDialog } from './dialog';
import { Icon } from './icon';
import { InSheet } from './in-sheet';
import { useAfterTyping } from './own-text';
import { tabBar } from './tab-bar-state';
import { Tap } from './tap';
import './sheet.scss';

interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  /** It holds what somebody has typed or chosen: only its cross closes it. A touch beside it or Escape, which may be a slip,
   *  says so instead. */
  typed?: boolean;
  /** The one thing to do, always in sight at the sheet's bottom. */
  foot?: ReactNode;
  children?: ReactNode;
}

/** A sheet laid over the page from below. Closed by its cross, by the ground around it and by Escape. */
export function Sheet(props: SheetProps) {
  return props.open ? <OpenSheet {...props} /> : null;
}

function OpenSheet({ title, onClose, typed = false, foot, children }: SheetProps) {
  const [slipped, setSlipped] = useState(false);
  const slip = useAfterTyping(() => (typed ? setSlipped(true) : onClose()));
  const id = useDialog(slip);
  useEffect(() => tabBar.cover(), []);
  return (
    <View className="sheet">
      <View className="sheet-scrim" catchMove onClick={slip} {...a11y({ hidden: true })} />
      <View className="sheet-paper" id={id} {...a11y({ role: 'dialog', label: title })}>
        {/* What does not scroll itself does not scroll the page behind it either. */}
        <View className="sheet-h" catchMove>
          <Text className="sheet-title">{title}</Text>
          <Tap className="sheet-close" label="关闭" onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        {typed && slipped && (
          <View className="sheet-kept t14 i2" {...a11y({ role: 'status' })}>
            写的还在。不要了，请点右上角的叉。
          </View>
        )}
        <View className="sheet-body">
          <View className="sheet-in">
            <InSheet.Provider value={true}>{children}</InSheet.Provider>
          </View>
        </View>
        {foot && (
          <View className="sheet-foot" catchMove>
            {foot}
          </View>
        )}
      </View>
    </View>
  );
}
