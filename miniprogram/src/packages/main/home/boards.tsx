import { Text, View } from '@tarojs/components';
import { BOARDS } from '@jishan/shared/rules';
import { cx } from '../../../components/cx';
import { Icon } from '../../../components/icon';
import { Section } from '../../../components/section';
import { Tap } from '../../../components/tap';
import { go, routes } from '../../../kernel/routes';
import type { Summary } from './types';
import { words } from './words';
import './boards.scss';

/** The index of boards, with how much hangs on each since this morning. */
export function Boards({ home: { boards, postsToday } }: { home: Summary }) {
  const todayOf = new Map(boards.map(({ code, today }) => [code, today]));
  return (
    <Section title={words.boards} note={words.postsToday(postsToday)}>
      <View className="boards">
        {BOARDS.map(({ code, title, icon }, index) => (
          <Tap
            key={code}
            className={cx('board', index % 2 === 1 && 'board-right')}
            role="link"
            onTap={() => void go(routes.main.square(code))}
          >
            <Icon name={icon} className="board-icon" />
            <Text className="board-title">{title}</Text>
            <Text className="board-n num">{todayOf.get(code) ?? 0}</Text>
          </Tap>
        ))}
      </View>
    </Section>
  );
}
