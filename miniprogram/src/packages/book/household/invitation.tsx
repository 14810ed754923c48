import { Text, View } from '@tarojs/components';
import { a11y } from '../../../components/a11y';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { useCopied } from '../../../kernel/copied';
import { platform } from '../../../kernel/platform';
import { send } from '../../../kernel/send';
import { dateOf } from '../../../kernel/time';
import { words } from './words';

type Household = Reply<'household.found'>;

/** The founder's invitation: a code to read out, to copy, to send. */
export function Invitation({
  invite,
  onChanged,
}: {
  invite: Household['invite'];
  onChanged: (household: Household) => void;
}) {
  const { told, copy } = useCopied(words);
  const making = useAction(async () => onChanged(await send('household.invite', {}, { seen: invite?.code })));
  return (
    <Section title={words.invite} note={invite && words.until(dateOf(invite.until))}>
      {invite && (
        <View className="household-code num" {...a11y({ label: [...invite.code].join(' ') })}>
          <Text userSelect>{invite.code}</Text>
        </View>
      )}
      <View className="household-note note">{words.inviteNote}</View>
      {making.error && <Notice kind="warn">{making.error.message}</Notice>}
      <View className="household-acts">
        {invite && platform.name === 'weapp' && (
          <Button share className="household-act">
            {words.share}
          </Button>
        )}
        {invite && (
          <Button kind="line" className="household-act" onTap={() => copy(invite.code)}>
            {told}
          </Button>
        )}
        <Button kind="line" className="household-act" loading={making.busy} onTap={() => void making.run()}>
          {invite ? words.newCode : words.makeCode}
        </Button>
      </View>
    </Section>
  );
}
