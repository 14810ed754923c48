import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Failed } from '../../../components/failed';
import { Notice } from '../../../components/notice';
import { Segmented } from '../../../components/segmented';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import { send } from '../../../kernel/send';
import { type FactName, inWords } from './facts';
import { begin, BOUNDS, fits, ownOf, typedOf, type Typed } from './typed';
import type { InForce, RegionSettings } from './types';
import { WORDS } from './words';

interface ChangeSheetProps {
  settings: RegionSettings;
  onChanged: (settings: RegionSettings) => void;
  /** Somebody else has changed them meanwhile. */
  onStale: () => void;
  onClose: () => void;
}

const EXPIRIES = Object.keys(WORDS.expiries) as InForce['expiry'][];

export function ChangeSheet({ settings, onChanged, onStale, onClose }: ChangeSheetProps) {
  const { regionId, region, kind, version, inForce } = settings;
  const [typed, setTyped] = useState<Typed>(() => typedOf(settings.own));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const own = ownOf(typed);
  const above = WORDS.above[kind];
  const { busy, error, run } = useAction(async () => {
    if (!own) return;
    onChanged(
      await send('settings.change', { regionId, version, own, reason: reason.trim() }).catch(
        (failure: unknown) => {
          onStale();
          throw failure;
        },
      ),
    );
  });
  const needReason = reason.trim() === '' ? WORDS.needReason : undefined;
  const wrong = needReason ?? (own ? undefined : WORDS.needNumbers);
  const change = () => {
    setTried(true);
    if (!wrong) void run();
  };
  const now = (name: FactName) => <Text className="t14 i3">{WORDS.now(inWords(name, inForce))}</Text>;
  const number = (name: keyof typeof BOUNDS) => (
    <NumberChoice
      key={name}
      name={name}
      above={above}
      now={name !== 'expiryMonths' && now(name)}
      value={typed[name]}
      start={begin(name, inForce)}
      tried={tried}
      onInput={(value) => setTyped((before) => ({ ...before, [name]: value }))}
    />
  );
  return (
    <Sheet
      open
      title={WORDS.changeOf(region)}
      onClose={onClose}
      typed={reason !== '' || JSON.stringify(typed) !== JSON.stringify(typedOf(settings.own))}
      foot={
        <View className="region-settings-foot">
          <Failed error={error} />
          {tried && wrong && <Notice kind="warn">{wrong}</Notice>}
          <Button block loading={busy} onTap={change}>
            {WORDS.send}
          </Button>
        </View>
      }
    >
      {number('noticeDays')}
      {number('secondReviewFrom')}
      <View className="region-settings-choice">
        <View className="region-settings-label">
          <Text>{WORDS.expiryLabel}</Text>
          {now('expiry')}
        </View>
        <Segmented
          label={WORDS.expiryLabel}
          items={[
            { key: 'above', label: above },
            ...EXPIRIES.map((key) => ({ key, label: WORDS.expiries[key] })),
          ]}
          value={typed.expiry ?? 'above'}
          onChange={(key) => setTyped((before) => ({ ...before, expiry: key === 'above' ? null : key }))}
        />
      </View>
      {typed.expiry === 'months' && number('expiryMonths')}
      {number('appealDays')}
      {number('adjustAloneUpTo')}
      <View className="region-settings-label">{WORDS.reason}</View>
      <Field
        multiline
        bare
        label={WORDS.reason}
        placeholder={WORDS.reasonHint}
        max={LIMITS.caseChars}
        value={reason}
        error={tried ? needReason : undefined}
        onInput={setReason}
      />
    </Sheet>
  );
}

interface NumberChoiceProps {
  name: keyof typeof BOUNDS;
  above: string;
  now: ReactNode;
  value: string | null;
  /** What the field begins with when the region says it itself. */
  start: string;
  tried: boolean;
  onInput: (value: string | null) => void;
}

function NumberChoice({ name, above, now, value, start, tried, onInput }: NumberChoiceProps) {
  const label = WORDS.labels[name];
  return (
    <View className="region-settings-choice">
      <View className="region-settings-label">
        <Text>{label}</Text>
        {now}
      </View>
      <Segmented
        label={label}
        items={[
          { key: 'above', label: above },
          { key: 'own', label: WORDS.self },
        ]}
        value={value === null ? 'above' : 'own'}
        onChange={(key) => onInput(key === 'above' ? null : start)}
      />
      {value !== null && (
        <Field
          digits
          bare
          label={label}
          value={value}
          error={tried && !fits(name, value) ? WORDS.between(...BOUNDS[name]) : undefined}
          onInput={(text) => onInput(text.replace(/\D/g, ''))}
        />
      )}
    </View>
  );
}
