import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../components/icon';
import { Tap } from '../../components/tap';
import { MonthSheet } from './month-sheet';
import { WORDS } from './words';
import './month-head.scss';

interface MonthHeadProps {
  title: string;
  month: string;
  onMonth: (month: string) => void;
  children?: ReactNode;
}

/** Which month is shown; tapped, another can be chosen. */
export function MonthHead({ title, month, onMonth, children }: MonthHeadProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Tap className="points-month-head" label={WORDS.chooseMonth} onTap={() => setChoosing(true)}>
        <Text className="serif t17">{title}</Text>
        {children}
        <Icon name="down" size={16} className="i3" />
      </Tap>
      {choosing && (
        <MonthSheet
          open
          month={month}
          onChoose={(chosen) => {
            setChoosing(false);
            onMonth(chosen);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
