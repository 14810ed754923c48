import { View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { MERCHANT_KINDS } from '@jishan/shared/merchants';
import { Choices } from '../../../components/choices';
import { cx } from '../../../components/cx';
import { FormPart } from '../../../components/form-part';
import { Tap } from '../../../components/tap';
import { TimeField } from '../../../components/time-field';
import { typedFields } from '../../../components/typed-fields';
import type { Form } from '../../../kernel/form';
import type { ShopDraft } from './form';
import { SpotField } from './spot-field';
import { words } from './words';

interface Props {
  draft: ShopDraft;
  change: (part: Partial<ShopDraft>) => void;
  at: Form<keyof ShopDraft>['at'];
}

/** What a shop says of itself, from its name to its telephone. */
export function Fields({ draft, change, at }: Props) {
  const typed = typedFields({ form: { at }, draft: { value: draft, change }, labels: LABELS });
  return (
    <>
      {typed('name', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
      <FormPart {...at('kind')} label={words.kind}>
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
      </FormPart>
      {typed('intro', { placeholder: words.introPlaceholder, multiline: true, max: LIMITS.introChars })}
      {typed('giving', { placeholder: words.givingPlaceholder, max: LIMITS.givingChars })}
      {typed('address', { placeholder: words.addressPlaceholder, max: LIMITS.addressChars })}
      <View id={at('spot').id}>
        <SpotField
          spot={draft.spot}
          onChosen={(spot, address) =>
            change({ spot, ...(address && draft.address.trim() === '' ? { address } : {}) })
          }
          problem={at('spot').error}
        />
      </View>
      <View className="form-pair">
        <TimeField
          {...at('from')}
          label={words.from}
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <TimeField {...at('to')} end label={words.to} value={draft.to} onChange={(to) => change({ to })} />
      </View>
      <Days draft={draft} change={change} at={at} />
      {typed('phone', { phone: true, hint: words.phoneHint })}
    </>
  );
}

const LABELS = {
  name: words.name,
  intro: words.intro,
  giving: words.giving,
  address: words.address,
  phone: words.phone,
};

function Days({ draft, change, at }: Props) {
  const turn = (index: number) =>
    change({ days: draft.days.map((open, day) => (day === index ? !open : open)) });
  return (
    <FormPart {...at('days')} label={words.days}>
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
    </FormPart>
  );
}
