import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { Avatar } from '../../../components/avatar';
import { Notice } from '../../../components/notice';
import { PhotoGrid } from '../../../components/photo-grid';
import { Rule } from '../../../components/rule';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { ago } from '../../../kernel/time';
import type { Ends } from '../../../parts/case/case-page';
import { CaseScreen } from '../../../parts/case/case-screen';
import { words } from './words';
import './check-screen.scss';

type Item = Reply<'check.queue'>['items'][number];

interface Props {
  item: Item;
  /** How many wait. */
  waiting: string;
  ends: Ends;
}

/** One thing: whose words or picture, who sees it now, and why somebody must look. */
export function CheckScreen({ item, waiting, ends }: Props) {
  const { author, community, at, state, word, shown, photo } = item;
  return (
    <CaseScreen
      title={words.title}
      why={item.mayDecide ? null : words.own}
      ends={ends}
      atOnce="yes"
      answers={{
        no: {
          label: shown ? words.takeAway : words.remove,
          send: words.send,
          after: [words.removeText],
          ready: words.ready,
          need: words.needReason,
          letter: { to: words.to, lead: words.letterLead },
          fieldLabel: words.reason,
          max: LIMITS.reasonChars,
        },
        yes: { label: words.release, send: words.release, after: [], ready: [], need: null, letter: null },
      }}
      decisionOf={(side, answer) => ({ checkId: item.id, release: side === 'yes', answer })}
      send={async (decision) => {
        await send('check.decide', decision);
        return decision.release ? { text: words.released, good: true } : { text: words.removed, good: false };
      }}
    >
      <View className="check-head gutter">
        <View className="between t14 i3">
          <Text>{words.kind(item.kind)}</Text>
          <Text>{waiting}</Text>
        </View>
        <View className="check-who">
          <Avatar name={author.avatar} />
          <View className="grow">
            <View className="t15">{words.by(author.name, ago(at))}</View>
            <View className="t14 i3">{community}</View>
          </View>
        </View>
      </View>
      <Rule kind="ww" />
      <View className="check-body gutter">
        {item.words !== '' && (
          <Text className="check-words t17" selectable userSelect>
            {item.words}
          </Text>
        )}
        {photo && <PhotoGrid photos={[photo]} />}
        <Notice kind="warn">{words.why(state, word)}</Notice>
        <View className="t14 i2">{shown ? words.shown : words.held}</View>
        {item.mayDecide && !item.mayRemove && <View className="t14 i2">{words.elsewhere}</View>}
      </View>
    </CaseScreen>
  );
}
