import { Text, View } from '@tarojs/components';
import { BOARDS, boardTitle } from '@jishan/shared/rules';
import { useState } from 'react';
import { FieldError } from '../../../components/field-error';
import { Icon } from '../../../components/icon';
import { Row } from '../../../components/row';
import { Sheet } from '../../../components/sheet';
import type { BoardCode } from '../../../parts/post/draft';
import { words } from './words';

interface Props {
  board: BoardCode | null;
  problem?: string;
  onChoose: (board: BoardCode) => void;
}

/** The board the post will hang on. */
export function BoardRow({ board, problem, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <View id="publish-board">
      <View className="gutter">
        <Row
          icon="board"
          title={words.board}
          value={
            <Text className={board ? 'publish-value' : undefined}>
              {board ? boardTitle(board) : words.boardMissing}
            </Text>
          }
          onTap={() => setOpen(true)}
        />
      </View>
      {problem && <FieldError>{problem}</FieldError>}
      <Sheet open={open} title={words.boardTitle} onClose={() => setOpen(false)}>
        {BOARDS.map(({ code, title, icon }) => (
          <Row
            key={code}
            icon={icon}
            title={title}
            tail={code === board ? <Icon name="check" size={20} /> : <View />}
            onTap={() => {
              onChoose(code);
              setOpen(false);
            }}
          />
        ))}
      </Sheet>
    </View>
  );
}
