import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { MERCHANT_KINDS } from '@jishan/shared/merchants';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { FormPart } from '../../../components/form-part';
import { Tap } from '../../../components/tap';
import { typedFields } from '../../../components/typed-fields';
import { useAction } from '../../../kernel/action';
import type { Form } from '../../../kernel/form';
import { platform } from '../../../kernel/platform';
import type { ShopDraft } from './form';
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
        <View className="shop-kinds">
          {MERCHANT_KINDS.map(({ code, title }) => (
            <Chip key={code} on={draft.kind === code} onTap={() => change({ kind: code })}>
              {title}
            </Chip>
          ))}
        </View>
      </FormPart>
      {typed('intro', { placeholder: words.introPlaceholder, multiline: true, max: LIMITS.introChars })}
      {typed('giving', { placeholder: words.givingPlaceholder, max: LIMITS.givingChars })}
      {typed('address', { placeholder: words.addressPlaceholder, max: LIMITS.addressChars })}
      <Spot draft={draft} change={change} at={at} />
      <View className="form-pair">
        {typed('from')}
        {typed('to')}
      </View>
      <Days draft={draft} change={change} at={at} />
      {typed('phone', { hint: words.phoneHint })}
    </>
  );
}

const LABELS = {
  name: words.name,
  intro: words.intro,
  giving: words.giving,
  address: words.address,
  from: words.from,
  to: words.to,
  phone: words.phone,
};

function Chip({ on, onTap, children }: { on: boolean; onTap: () => void; children: string }) {
  return (
    <Tap className={cx('shop-chip', on && 'shop-chip-on')} role="radio" checked={on} onTap={onTap}>
      {children}
    </Tap>
  );
}

function Spot({ draft, change, at }: Props) {
  const [failed, setFailed] = useState(false);
  const choose = useAction(async () => {
    const chosen = await platform.chooseSpot();
    const spot = chosen ?? (await platform.locate());
    setFailed(spot === null);
    if (spot === null) return;
    const address = chosen && draft.address.trim() === '' ? { address: chosen.address } : {};
    change({ spot: { lat: spot.lat, lng: spot.lng }, ...address });
  });
  const { id, error } = at('spot');
  return (
    <FormPart id={id} error={error ?? (failed ? words.cannotLocate : undefined)}>
      <View className="shop-spot">
        <Button kind="line" small icon="pin" loading={choose.busy} onTap={() => void choose.run()}>
          {words.choose}
        </Button>
        <Text className={draft.spot ? 't14 done' : 't14 i3'}>{draft.spot ? words.chosen : words.noSpot}</Text>
      </View>
    </FormPart>
  );
}

function Days({ draft, change, at }: Props) {
  const turn = (index: number) =>
    change({ days: draft.days.map((open, day) => (day === index ? !open : open)) });
  return (
    <FormPart {...at('days')} label={words.days}>
      <View className="shop-kinds">
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
