import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { ListEnd } from '../../../components/list-end';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { call, type Reply } from '../../../kernel/call';
import type { Pages } from '../../../kernel/load';
import { ago } from '../../../kernel/time';
import { words } from './words';

type Said = Reply<'alliance.thanks'>['items'][number];

interface Props {
  pages: Pages<Said>;
  mayThank: boolean;
  onThank: () => void;
  onRemoved: (said: Said) => void;
}

/** What neighbours have said to the shop, and the way to say something oneself. */
export function Thanks({ pages, mayThank, onThank, onRemoved }: Props) {
  const [removing, setRemoving] = useState<Said | null>(null);
  return (
    <Section title={words.thanks}>
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
              <OneThanks key={said.id} said={said} onRemove={() => setRemoving(said)} />
            ))}
            <ListEnd pages={pages} text={words.end} />
          </>
        )}
      </StateView>
      {removing && (
        <AskSheet
          {...words.removing}
          text={removing.text}
          onYes={async () => {
            await call('alliance.removeThanks', { thanksId: removing.id });
            pages.change((items) => items.filter(({ id }) => id !== removing.id));
            onRemoved(removing);
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  );
}

function OneThanks({ said, onRemove }: { said: Said; onRemove: () => void }) {
  return (
    <View className="shop-said">
      <Avatar name={said.author.avatar} />
      <View className="grow">
        <View className="t14 i2">
          {said.author.name}
          <View className="dt" />
          {ago(said.at)}
        </View>
        <Text className="t15">{said.text}</Text>
        {said.held && <View className="t14 i3">{words.held}</View>}
      </View>
      {said.mayRemove && (
        <Button kind="soft" small onTap={onRemove}>
          {words.remove}
        </Button>
      )}
    </View>
  );
}
