import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Section } from '../../../components/section';
import { factsOf, restOf } from './facts';
import type { RegionSettings } from './types';
import { WORDS } from './words';

interface RegionSectionProps {
  settings: RegionSettings;
  onChange: () => void;
  onHistory: () => void;
}

/** How one region keeps its points: what it says itself, line by line. */
export function RegionSection({ settings, onChange, onHistory }: RegionSectionProps) {
  const { region, kind, version, mayChange } = settings;
  const facts = factsOf(settings);
  const rest = restOf(settings, facts);
  return (
    <Section title={region} note={kind === 'town' && WORDS.town}>
      {facts.map(({ name, value }) => (
        <View key={name} className="region-settings-fact">
          <Text className="i2">{name}</Text>
          <Text>{value}</Text>
        </View>
      ))}
      <View className="region-settings-end">
        {rest && <Text className="region-settings-rest t15 i3">{rest}</Text>}
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
    </Section>
  );
}
