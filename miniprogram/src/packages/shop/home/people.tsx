import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { clock, dateOf } from '../../../kernel/time';
import { words } from './words';

type File = Reply<'merchant.file'>;

interface Props {
  file: File;
  onChanged: (after: File) => void;
  onRemoved: () => void;
}

/** Who works here; the owner asks others in by a code, and lets them go. */
export function People({ file, onChanged, onRemoved }: Props) {
  const me = useMe();
  const [copied, setCopied] = useState(false);
  const owner = file.role === 'owner';
  const invite = useAction(async () => {
    onChanged(await send('merchant.invite', { merchantId: file.id }, { seen: file.invite?.code }));
    setCopied(false);
  });
  const remove = useAction(async (userId: number) => {
    await call('merchant.remove', { merchantId: file.id, userId });
    onRemoved();
  });
  const error = invite.error ?? remove.error;
  const mayInvite = owner && ['open', 'paused'].includes(file.state);
  return (
    <Section title={words.people}>
      {error && <Notice kind="error">{error.message}</Notice>}
      {file.members.map(({ userId, name, role, since }) => {
        const own = userId === me?.id;
        return (
          <Row
            key={userId}
            title={name}
            note={`${words.roles[role]}，${dateOf(since)}起`}
            tail={
              role === 'clerk' && (owner || own) ? (
                <Button kind="soft" small loading={remove.busy} onTap={() => void remove.run(userId)}>
                  {own ? words.leaveShop : words.remove}
                </Button>
              ) : undefined
            }
          />
        );
      })}
      {mayInvite && file.invite && (
        <View className="my-shop-invite">
          <View className="num t22">{words.code(file.invite.code)}</View>
          <View className="t14 i3">{words.until(clock(file.invite.until))}</View>
          <View className="my-shop-acts">
            <Button
              kind="line"
              small
              onTap={() => void platform.copy(file.invite?.code ?? '').then(() => setCopied(true))}
            >
              {copied ? words.copied : words.copy}
            </Button>
            <Button kind="soft" small loading={invite.busy} onTap={() => void invite.run()}>
              {words.newCode}
            </Button>
          </View>
        </View>
      )}
      {mayInvite && !file.invite && (
        <Row icon="people" title={words.invite} note={words.inviteNote} onTap={() => void invite.run()} />
      )}
    </Section>
  );
}
