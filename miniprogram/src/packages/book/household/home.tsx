import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { HonourCells } from '../../../components/honour-cells';
import { Row } from '../../../components/row';
import { call, type Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { Invitation } from './invitation';
import { Members, Requests } from './members';
import { words } from './words';

type Household = Reply<'household.found'>;

interface Props {
  household: Household;
  onChanged: (household: Household | null) => void;
}

/** The household one belongs to, or has asked to join. */
export function Home({ household, onChanged }: Props) {
  const { name, nameHeld, founder, waiting, honour, members, invite } = household;
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    await call('household.leave', {});
    onChanged(null);
  };
  if (waiting) {
    return (
      <View className="household gutter">
        <View className="household-wait">
          <View className="serif t22">{words.waitingTitle(name)}</View>
          <View className="household-wait-text i2">{words.waitingText}</View>
          <Button kind="line" onTap={() => setLeaving(true)}>
            {words.takeBack}
          </Button>
        </View>
        {leaving && <AskSheet {...words.takingBack} onYes={leave} onClose={() => setLeaving(false)} />}
      </View>
    );
  }
  const earned = members.reduce((sum, { honourMonth }) => sum + (honourMonth ?? 0), 0);
  const isLess = honour.month < earned;
  const asked = members.filter(({ state }) => state === 'asked');
  return (
    <View className="household">
      <View className="household-head gutter">
        <View className="serif t22">{name}</View>
        {nameHeld && <View className="t14 i3">{words.nameHeld}</View>}
        <Text className="t14 i3">{words.honour}</Text>
      </View>
      <HonourCells honour={honour} names={words.periods} />
      <View className="household-pooled note gutter">{isLess ? words.pooledLess : words.pooledNote}</View>
      {founder && asked.length > 0 && <Requests members={asked} onChanged={onChanged} />}
      <Members members={members.filter(({ state }) => state === 'joined')} />
      {founder && <Invitation invite={invite} onChanged={onChanged} />}
      <View className="household-rows gutter">
        <Row
          icon="medal"
          title={words.ranking}
          onTap={() => void go(routes.book.ranking({ who: 'household' }))}
        />
        <Row icon="exit" title={words.leave} onTap={() => setLeaving(true)} />
      </View>
      {leaving && (
        <AskSheet
          {...words.leaving}
          text={founder ? `${words.leaveText}${words.leaveFounder}` : words.leaveText}
          onYes={leave}
          onClose={() => setLeaving(false)}
        />
      )}
    </View>
  );
}
