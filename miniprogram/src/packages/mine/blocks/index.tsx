import { View } from '@tarojs/components';
import { useState } from 'react';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { ListPage } from '../../../components/list-page';
import { Row } from '../../../components/row';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '拉黑名单', enablePullDownRefresh: true });

type Person = Reply<'block.list'>['items'][number]['person'];

/** Whom I have blocked, to be let go. */
export default function BlocksPage() {
  const pages = usePages('block.list', {});
  const [told, setTold] = useState<string | null>(null);
  const undo = useAction(async ({ id, name }: Person) => {
    setTold(null);
    await call('block.set', { userId: id, blocked: false });
    pages.change((items) => items.filter(({ person }) => person.id !== id));
    setTold(words.undone(name));
  });
  return (
    <ListPage
      title={words.title}
      pages={pages}
      told={told}
      problem={undo.error}
      head={<View className="t14 i2">{words.lead}</View>}
      empty={{ title: words.noneTitle, text: words.noneText }}
      end={words.end}
      item={({ person, at }) => (
        <Row
          key={person.id}
          lead={<Avatar name={person.avatar} />}
          title={person.name}
          note={words.since(ago(at))}
          tail={
            <Button kind="line" small onTap={() => void undo.run(person)}>
              {words.undo}
            </Button>
          }
        />
      )}
    />
  );
}
