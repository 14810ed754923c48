import { View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { useCopied } from '../../../kernel/copied';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { clock, dateOf } from '../../../kernel/time';
import { words } from './words';

type File = Reply<'merchant.file'>;
type Member = File['members'][number];

interface Props {
  file: File;
  onChanged: (after: File) => void;
  onRemoved: () => void;
}

/** Who works here; the owner asks others in by a code, and lets them go. */
export function People({ file, onChanged, onRemoved }: Props) {
  const me = useMe();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const invite = useAction(async () => {
    onChanged(await send('merchant.invite', { merchantId: file.id }, { seen: file.invite?.code }));
  });
  const isOwner = file.role === 'owner';
  const mayInvite = isOwner && ['open', 'paused'].includes(file.state);
  const isMe = ({ userId }: Member) => userId === me?.id;
  return (
    <Section title={words.people}>
      {invite.error && <Notice kind="error">{invite.error.message}</Notice>}
      {file.members.map((member) => (
        <Row
          key={member.userId}
          title={member.name}
          note={`${words.roles[member.role]}，${dateOf(member.since)}起`}
          tail={
            member.role === 'clerk' && (isOwner || isMe(member)) ? (
              <Button kind="soft" small onTap={() => setLeaving(member)}>
                {isMe(member) ? words.leaveShop : words.remove}
              </Button>
            ) : undefined
          }
        />
      ))}
      {mayInvite &&
        (file.invite ? (
          <Invitation invite={file.invite} busy={invite.busy} onNew={() => void invite.run()} />
        ) : (
          <Row icon="people" title={words.invite} note={words.inviteNote} onTap={() => void invite.run()} />
        ))}
      {leaving && (
        <AskSheet
          title={isMe(leaving) ? words.leaveAsk : words.removeAsk(leaving.name)}
          text={isMe(leaving) ? words.leaveText : words.removeText}
          yes={isMe(leaving) ? words.leaveShop : words.remove}
          onYes={async () => {
            await call('merchant.remove', { merchantId: file.id, userId: leaving.userId });
            onRemoved();
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  );
}

interface InvitationProps {
  invite: NonNullable<File['invite']>;
  busy: boolean;
  onNew: () => void;
}

/** The code by which a clerk joins, to be copied or read out. */
function Invitation({ invite: { code, until }, busy, onNew }: InvitationProps) {
  const { told, failed, copy } = useCopied({
    copy: words.copy,
    copied: words.copied,
    notCopied: words.copy,
  });
  return (
    <View className="my-shop-invite">
      <View className="num t22">{words.code(code)}</View>
      <View className="t14 i3">{words.until(clock(until))}</View>
      {failed && <Notice kind="warn">{words.copyFailed}</Notice>}
      <View className="list-acts">
        <Button kind="line" small onTap={() => copy(code)}>
          {told}
        </Button>
        <Button kind="soft" small loading={busy} onTap={onNew}>
          {words.newCode}
        </Button>
      </View>
    </View>
  );
}
