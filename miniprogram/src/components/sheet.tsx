import { Text, View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { a11y } from './a11y';
import { useDialog } from './dialog';
import { Icon } from './icon';
import { tabBar } from './tab-bar-state';
import { Tap } from './tap';
import './sheet.scss';

interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  /** Something was typed or chosen here, which no touch beside it may lose. */
  typed?: boolean;
  /** The one thing to do, always in sight at the sheet's bottom. */
  foot?: ReactNode;
  children?: ReactNode;
}

/** A sheet laid over the page from below. Closed by its cross, by the ground around it and by Escape. */
export function Sheet(props: SheetProps) {
  return props.open ? <OpenSheet {...props} /> : null;
}

function OpenSheet({ title, onClose, typed, foot, children }: SheetProps) {
  const id = useDialog(onClose);
  useEffect(() => tabBar.cover(), []);
  return (
    <View className="sheet">
      <View
        className="sheet-scrim"
        catchMove
        onClick={typed ? undefined : onClose}
        {...a11y({ hidden: true })}
      />
      <View className="sheet-paper" id={id} {...a11y({ role: 'dialog', label: title })}>
        <View className="sheet-h">
          <Text className="sheet-title">{title}</Text>
          <Tap className="sheet-close" label="关闭" onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <View className="sheet-body">{children}</View>
        {foot && <View className="sheet-foot">{foot}</View>}
      </View>
    </View>
  );
}
