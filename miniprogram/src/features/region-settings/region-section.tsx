import { Text, View } from '@tarojs/components';
import { Button } from '../../components/button';
import { Section } from '../../components/section';
import { ownCount } from './typed';
import type { InForce, RegionSettings } from './types';
import { WORDS } from './words';

/** What is in force, a sentence each. */
export const sentences = (inForce: InForce): string[] => [
  WORDS.noticeOf(inForce.noticeDays),
  WORDS.secondOf(inForce.secondReviewFrom),
  WORDS.expiryOf(inForce),
  WORDS.appealOf(inForce.appealDays),
  WORDS.aloneOf(inForce.adjustAloneUpTo),
];

interface RegionSectionProps {
  settings: RegionSettings;
  onChange: () => void;
  onHistory: () => void;
}

export function RegionSection({ settings, onChange, onHistory }: RegionSectionProps) {
  const { region, kind, own, inForce, version, mayChange } = settings;
  return (
    <Section title={region} note={kind === 'town' ? WORDS.town : WORDS.own(ownCount(own))}>
      <View className="region-settings-facts">
        {sentences(inForce).map((sentence) => (
          <Text key={sentence} className="region-settings-fact">
            {sentence}
          </Text>
        ))}
      </View>
      {(mayChange || version > 0) && (
        <View className="region-settings-keys">
          {version > 0 && (
            <Button kind="line" small onTap={onHistory}>
              {WORDS.seeHistory}
            </Button>
          )}
          {mayChange && (
            <Button kind="line" small icon="edit" onTap={onChange}>
              {WORDS.changeKey}
            </Button>
          )}
        </View>
      )}
    </Section>
  );
}
