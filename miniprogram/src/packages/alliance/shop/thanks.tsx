import { Text, View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import type { Pages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { words } from './words';

type Said = Reply<'alliance.thanks'>['items'][number];

interface Props {
  pages: Pages<Said>;
  mayThank: boolean;
  onThank: () => void;
  onChanged: () => void;
}

export function Thanks({ pages, mayThank, onThank, onChanged }: Props) {
  const remove = useAction(async (thanksId: number) => {
    await call('alliance.removeThanks', { thanksId });
    pages.change((items) => items.filter(({ id }) => id !== thanksId));
    onChanged();
  });
  return (
    <Section title={words.thanks}>
      {remove.error && <Notice kind="error">{remove.error.message}</Notice>}
      {mayThank && (
        <View className="shop-thank">
          <Button kind="line" block onTap={onThank}>
            {words.thank}
          </Button>
        </View>
      )}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={4} />}
        empty={pages.items.length === 0 && <View className="t15 i3 shop-none">{words.noThanks}</View>}
      >
        {() => (
          <>
            {pages.items.map((said) => (
              <View key={said.id} className="shop-said">
                <Avatar name={said.author.avatar} />
                <View className="grow">
                  <View className="t14 i2">
                    {said.author.name}
                    <View className="dt" />
                    {ago(said.at)}
                  </View>
                  <Text className="t15">{said.text}</Text>
                </View>
                {said.mayRemove && (
                  <Button kind="soft" small loading={remove.busy} onTap={() => void remove.run(said.id)}>
                    {words.remove}
                  </Button>
                )}
              </View>
            ))}
            <ListEnd pages={pages} text={words.end} />
          </>
        )}
      </StateView>
    </Section>
  );
}
