import { MESSAGE_KINDS, messageKind, type MessageGroup, type MessageKind } from '@jishan/shared/messages';
import { View } from '@tarojs/components';
import { Notice } from '../../../components/notice';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { SwitchBox } from '../../../components/switch-box';
import { ThingPage } from '../../../components/thing-page';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '消息提醒', enablePullDownRefresh: true });

type Settings = Reply<'message.settings'>;

const GROUPS = Object.keys(words.groups) as MessageGroup[];
const kindsOf = (group: MessageGroup) => MESSAGE_KINDS.filter((kind) => messageKind(kind)?.group === group);

const withKind = ({ off, ...rest }: Settings, kind: MessageKind, on: boolean): Settings => ({
  ...rest,
  off: on ? off.filter((one) => one !== kind) : [...off, kind],
});

/** Which news I want to be told of, kind by kind. */
export default function MessageSettingsPage() {
  const load = useCall('message.settings', {});
  const turn = useAction(async (kind: MessageKind, on: boolean) => {
    await call('message.switch', { kind, on });
    load.change((before) => withKind(before, kind, on));
  });
  return (
    <ThingPage title={words.title} of={load} skeleton={<Skeleton shape="row" count={8} />}>
      {({ off }) => (
        <>
          <View className="gutter message-settings-intro">{words.intro}</View>
          {turn.error && (
            <View className="gutter">
              <Notice kind="error">{turn.error.message}</Notice>
            </View>
          )}
          {GROUPS.map((group) => (
            <Section key={group} title={words.groups[group]} className="message-settings">
              {kindsOf(group).map((kind) => (
                <SwitchBox
                  key={kind}
                  on={!off.includes(kind)}
                  title={messageKind(kind)?.label ?? kind}
                  note={messageKind(kind)?.always && words.always}
                  onChange={(on) => void turn.run(kind, on)}
                />
              ))}
            </Section>
          ))}
        </>
      )}
    </ThingPage>
  );
}
