import { Text, View } from '@tarojs/components';
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
  const answering = useAction(async (userId: number, accept: boolean) =>
    onChanged(await call('household.answer', { userId, accept })),
  );
  return (
    <Section title={words.requests} note={words.count(members.length)}>
      {members.map(({ userId, avatar, name, since }) => (
        <View key={userId} className="household-request">
          <Avatar name={avatar} />
          <View className="grow">
            <View>{name}</View>
            <View className="t14 i3">{words.asked(ago(since))}</View>
          </View>
          <View className="household-answers">
            <Button
              kind="line"
              small
              disabled={answering.busy}
              onTap={() => void answering.run(userId, false)}
            >
              {words.decline}
            </Button>
            <Button small disabled={answering.busy} onTap={() => void answering.run(userId, true)}>
              {words.accept}
            </Button>
          </View>
        </View>
      ))}
      {answering.error && <Notice kind="error">{answering.error.message}</Notice>}
    </Section>
  );
}
