import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { Avatar } from '../../../components/avatar';
import { Choices } from '../../../components/choices';
import { Field } from '../../../components/field';
import { Icon } from '../../../components/icon';
import { Notice } from '../../../components/notice';
import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { Stepper } from '../../../components/stepper';
import type { Resident } from '../../../parts/resident/resident-search';
import { WORDS as residentWords } from '../../../parts/resident/words';
import { type Block, type Form, KINDS, pointsHint } from './proposal';
import { WORDS } from './words';

interface AdjustFormProps {
  form: Form;
  resident: Resident;
  block: Block | null;
  onChange: (part: Partial<Form>) => void;
}

export function AdjustForm({ form, resident, block, onChange }: AdjustFormProps) {
  const errorAt = (field: Block['field']) => (block?.field === field ? block.text : undefined);
  return (
    <View className="adjust-form">
      <Row
        lead={<Avatar name={resident.avatar} />}
        title={
          <>
            <Text className="b">{resident.name}</Text>
            <View className="adjust-balance">
              <Text className="t14 i2">{residentWords.balance} </Text>
              <Num value={resident.balance} size={17} />
            </View>
          </>
        }
        note={[resident.community, resident.grid].filter(Boolean).join(' ')}
        value={WORDS.again}
        onTap={() => onChange({ resident: null })}
      />
      <Text className="adjust-label t14 i2">{WORDS.kind}</Text>
      <Choices
        keys={KINDS}
        value={form.kind}
        onChange={(kind) => onChange({ kind })}
        label={WORDS.kind}
        className="adjust-kinds"
        choice="choice-card"
      >
        {(kind, on) => (
          <>
            <View className="grow">
              <View className="b">{WORDS.kinds[kind]}</View>
              <View className="t14 i2">{WORDS.kindNotes[kind]}</View>
            </View>
            {on && <Icon name="check" size={20} />}
          </>
        )}
      </Choices>
      {block?.field === 'kind' && <Notice kind="error">{block.text}</Notice>}
      <Text className="adjust-label t14 i2">{WORDS.points}</Text>
      <Stepper
        label={WORDS.points}
        value={form.points}
        max={LIMITS.adjustPoints}
        error={errorAt('points')}
        hint={pointsHint(form)}
        onInput={(points) => onChange({ points })}
      />
      <Field
        multiline
        className="adjust-reason"
        label={WORDS.reason}
        placeholder={WORDS.reasonHint}
        max={LIMITS.caseChars}
        value={form.reason}
        error={errorAt('reason')}
        onInput={(reason) => onChange({ reason })}
      />
    </View>
  );
}
