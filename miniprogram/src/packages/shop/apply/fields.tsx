import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { MERCHANT_KINDS } from '@jishan/shared/merchants';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Field } from '../../../components/field';
import { FieldError } from '../../../components/field-error';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { platform } from '../../../kernel/platform';
import type { Problem, ShopDraft } from './form';
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
        <View className="shop-kinds">
          {MERCHANT_KINDS.map(({ code, title }) => (
            <Chip key={code} on={draft.kind === code} onTap={() => change({ kind: code })}>
              {title}
            </Chip>
          ))}
        </View>
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
      <Field
        label={words.giving}
        value={draft.giving}
        onInput={(giving) => change({ giving })}
        placeholder={words.givingPlaceholder}
        max={LIMITS.givingChars}
        error={problemAt('giving')}
      />
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
      <Spot draft={draft} change={change} problem={problemAt('spot')} />
      <HoursFields draft={draft} change={change} problemAt={problemAt} />
      <View id="shop-phone">
        <Field
          label={words.phone}
          value={draft.phone}
          onInput={(phone) => change({ phone })}
          hint={words.phoneHint}
          error={problemAt('phone')}
        />
      </View>
    </>
  );
}

function Chip({ on, onTap, children }: { on: boolean; onTap: () => void; children: string }) {
  return (
    <Tap className={cx('shop-chip', on && 'shop-chip-on')} role="radio" checked={on} onTap={onTap}>
      {children}
    </Tap>
  );
}

function Spot({ draft, change, problem }: Pick<Props, 'draft' | 'change'> & { problem: string | undefined }) {
  const [failed, setFailed] = useState(false);
  const choose = useAction(async () => {
    const chosen = await platform.chooseSpot();
    const spot = chosen ?? (await platform.locate());
    setFailed(spot === null);
    if (spot === null) return;
    const address = chosen && draft.address.trim() === '' ? { address: chosen.address } : {};
    change({ spot: { lat: spot.lat, lng: spot.lng }, ...address });
  });
  return (
    <View id="shop-spot" className="shop-spot">
      <Button kind="line" small icon="pin" loading={choose.busy} onTap={() => void choose.run()}>
        {words.choose}
      </Button>
      <Text className={draft.spot ? 't14 done' : 't14 i3'}>{draft.spot ? words.chosen : words.noSpot}</Text>
      <FieldError>{problem ?? (failed ? words.cannotLocate : undefined)}</FieldError>
    </View>
  );
}

function HoursFields({ draft, change, problemAt }: Props) {
  const turn = (index: number) =>
    change({ days: draft.days.map((open, day) => (day === index ? !open : open)) });
  return (
    <>
      <View className="shop-times" id="shop-from">
        <Field
          className="grow"
          label={words.from}
          value={draft.from}
          onInput={(from) => change({ from })}
          error={problemAt('from')}
        />
        <Field
          className="grow"
          label={words.to}
          value={draft.to}
          onInput={(to) => change({ to })}
          error={problemAt('to')}
        />
      </View>
      <View id="shop-days">
        <Text className="shop-label">{words.days}</Text>
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
        <FieldError>{problemAt('days')}</FieldError>
      </View>
    </>
  );
}
