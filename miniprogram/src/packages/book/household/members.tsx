import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { ago, dateOf } from '../../../kernel/time';
import { words } from './words';

type Household = Reply<'household.found'>;
type Member = Household['members'][number];

/** Those who belong to it, with what each has earned this month. */
export function Members({ members }: { members: readonly Member[] }) {
  return (
    <Section title={words.members} note={words.membersNote(members.length)}>
      {members.map((member) => (
        <Row
          key={member.userId}
          lead={<Avatar name={member.avatar} />}
          title={
            <View className="household-name">
              <Text>{member.name}</Text>
              {member.founder && <Text className="household-mark t12">{words.founderMark}</Text>}
              {member.me && <Text className="household-mark t12">{words.me}</Text>}
            </View>
          }
          note={words.since(dateOf(member.since))}
          value={<Num value={member.honourMonth ?? 0} size={20} className="household-num" />}
        />
      ))}
    </Section>
  );
}

/** Those who ask to join; the founder answers each. */
export function Requests({
  members,
  onChanged,
}: {
  members: readonly Member[];
  onChanged: (household: Household) => void;
}) {
  const [declined, setDeclined] = useState<Member | null>(null);
  const answer = async (userId: number, accept: boolean) =>
    onChanged(await call('household.answer', { userId, accept }));
  const accepting = useAction((userId: number) => answer(userId, true));
  return (
    <Section title={words.requests} note={words.count(members.length)}>
      {members.map((member) => (
        <View key={member.userId} className="household-request">
          <Avatar name={member.avatar} />
          <View className="grow">
            <View>{member.name}</View>
            <View className="t14 i3">{words.asked(ago(member.since))}</View>
          </View>
          <View className="household-answers">
            <Button kind="line" small onTap={() => setDeclined(member)}>
              {words.decline}
            </Button>
            <Button small disabled={accepting.busy} onTap={() => void accepting.run(member.userId)}>
              {words.accept}
            </Button>
          </View>
        </View>
      ))}
      {accepting.error && <Notice kind="error">{accepting.error.message}</Notice>}
      {declined && (
        <AskSheet
          {...words.declining(declined.name)}
          onYes={() => answer(declined.userId, false)}
          onClose={() => setDeclined(null)}
        />
      )}
    </Section>
  );
}
