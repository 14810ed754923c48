import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { MERCHANT_KINDS } from '@jishan/shared/merchants';
import { Choices } from '../../../components/choices';
import { cx } from '../../../components/cx';
import { Field } from '../../../components/field';
import { FieldError } from '../../../components/field-error';
import { Tap } from '../../../components/tap';
import { TimeField } from '../../../components/time-field';
import type { Problem, ShopDraft } from './form';
import { SpotField } from './spot-field';
import { words } from './words';

interface Props {
  draft: ShopDraft;
  change: (part: Partial<ShopDraft>) => void;
  problemAt: (field: Problem['field']) => string | undefined;
}

/** What a shop says of itself, from its name to its telephone. */
export function Fields({ draft, change, problemAt }: Props) {
  return (
    <>
      <View id="shop-name">
        <Field
          label={words.name}
          value={draft.name}
          onInput={(name) => change({ name })}
          placeholder={words.namePlaceholder}
          max={LIMITS.nameChars}
          error={problemAt('name')}
        />
      </View>
      <View id="shop-kind">
        <Text className="shop-label">{words.kind}</Text>
        <Choices
          keys={MERCHANT_KINDS.map(({ code }) => code)}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          label={words.kind}
          className="shop-kinds"
          choice="shop-chip"
        >
          {(kind) => MERCHANT_KINDS.find(({ code }) => code === kind)?.title}
        </Choices>
        <FieldError>{problemAt('kind')}</FieldError>
      </View>
      <View id="shop-intro">
        <Field
          label={words.intro}
          value={draft.intro}
          onInput={(intro) => change({ intro })}
          placeholder={words.introPlaceholder}
          multiline
          max={LIMITS.introChars}
          error={problemAt('intro')}
        />
      </View>
      <View id="shop-giving">
        <Field
          label={words.giving}
          value={draft.giving}
          onInput={(giving) => change({ giving })}
          placeholder={words.givingPlaceholder}
          max={LIMITS.givingChars}
          error={problemAt('giving')}
        />
      </View>
      <View id="shop-address">
        <Field
          label={words.address}
          value={draft.address}
          onInput={(address) => change({ address })}
          placeholder={words.addressPlaceholder}
          max={LIMITS.addressChars}
          error={problemAt('address')}
        />
      </View>
      <View id="shop-spot">
        <SpotField
          spot={draft.spot}
          onChosen={(spot, address) =>
            change({ spot, ...(address && draft.address.trim() === '' ? { address } : {}) })
          }
          problem={problemAt('spot')}
        />
      </View>
      <HoursFields draft={draft} change={change} problemAt={problemAt} />
      <View id="shop-phone">
        <Field
          label={words.phone}
          phone
          value={draft.phone}
          onInput={(phone) => change({ phone })}
          hint={words.phoneHint}
          error={problemAt('phone')}
        />
      </View>
    </>
  );
}

function HoursFields({ draft, change, problemAt }: Props) {
  const turn = (index: number) =>
    change({ days: draft.days.map((open, day) => (day === index ? !open : open)) });
  return (
    <>
      <View className="shop-times">
        <View className="grow" id="shop-from">
          <TimeField
            label={words.from}
            value={draft.from}
            onChange={(from) => change({ from })}
            error={problemAt('from')}
          />
        </View>
        <View className="grow" id="shop-to">
          <TimeField
            end
            label={words.to}
            value={draft.to}
            onChange={(to) => change({ to })}
            error={problemAt('to')}
          />
        </View>
      </View>
      <View id="shop-days">
        <Text className="shop-label">{words.days}</Text>
        <View className="shop-days">
          {words.dayNames.map((name, index) => (
            <Tap
              key={name}
              className={cx('shop-chip shop-day', draft.days[index] && 'shop-chip-on')}
              role="checkbox"
              checked={draft.days[index]}
              label={`周${name}`}
              onTap={() => turn(index)}
            >
              {name}
            </Tap>
          ))}
        </View>
        <FieldError>{problemAt('days')}</FieldError>
      </View>
    </>
  );
}
