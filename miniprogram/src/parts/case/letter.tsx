import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon';
import { Tap } from '../../components/tap';
import './letter.scss';

interface Props {
  /** Who reads it, and what stands before the written words; null: nobody but the record. */
  head: { to: string; lead: string } | null;
  text: string;
  /** The field in which the words are being written; null: they stand as they will be read. */
  field: ReactNode;
  /** On the way to the field. */
  edit: string;
  onEdit: () => void;
}

/** A decision as it will be read by whom it is about. */
export function Letter({ head, text, field, edit, onEdit }: Props) {
  return (
    <View className="letter">
      {head && <Text className="letter-to t12 i3">{head.to}</Text>}
      {head && (
        <View className="t15">
          {head.lead}
          {!field && text}
        </View>
      )}
      {field ?? (
        <Tap className="letter-edit t14 i2" onTap={onEdit}>
          <Icon name="edit" size={20} />
          <Text>{edit}</Text>
        </Tap>
      )}
    </View>
  );
}
