import { Text, View } from '@tarojs/components';
import type { Reply } from '../../kernel/call';
import { ago } from '../../kernel/time';
import { words } from './words';
import './objections.scss';

export type ObjectionView = Reply<'notice.get'>['history'][number];

/** What was said against an award and what was answered; never who said it. */
export function Objections({ items }: { items: readonly ObjectionView[] }) {
  return (
    <View className="objections">
      {items.map((objection) => (
        <Objection key={objection.id} objection={objection} />
      ))}
    </View>
  );
}

export function Objection({ objection }: { objection: ObjectionView }) {
  const { reason, state, answer, unit, createdAt, decidedAt, mine } = objection;
  return (
    <View className="objection">
      <View className="objection-head t14">
        <Text className="b">{words.states[state]}</Text>
        <Text className="i3">{[mine && words.mineMark, ago(createdAt)].filter(Boolean).join('，')}</Text>
      </View>
      <Text className="objection-text">{reason}</Text>
      {answer && (
        <View className="objection-answer t14">
          <Text className="i3">
            {[unit && words.answered(unit), decidedAt && ago(decidedAt)].filter(Boolean).join('，')}
          </Text>
          <Text className="objection-text">{answer}</Text>
        </View>
      )}
    </View>
  );
}
