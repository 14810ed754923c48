import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { FieldError } from '../../../components/field-error';
import { useAction } from '../../../kernel/action';
import { platform } from '../../../kernel/platform';
import type { Spot } from '../../../kernel/platform/types';
import { words } from './words';

interface Props {
  spot: Spot | null;
  onChosen: (spot: Spot, address?: string) => void;
  problem: string | undefined;
}

/**
 * Where the shop is: chosen on WeChat's map, from anywhere, or where the phone is. A refusal is said, with the way to
 * take it back.
 */
export function SpotField({ spot, onChosen, problem }: Props) {
  const [refused, setRefused] = useState(false);
  const onMap = useAction(async () => {
    const chosen = await platform.chooseSpot();
    setRefused(chosen === 'refused');
    if (chosen !== null && chosen !== 'refused') {
      onChosen({ lat: chosen.lat, lng: chosen.lng }, chosen.address);
    }
  });
  const here = useAction(async () => {
    const found = await platform.locate();
    setRefused(found === null);
    if (found) onChosen(found);
  });
  const allow = useAction(async () => setRefused(!(await platform.allowSpot())));
  return (
    <>
      <View className="shop-spot">
        {platform.hasMap && (
          <Button kind="line" small icon="pin" loading={onMap.busy} onTap={() => void onMap.run()}>
            {words.choose}
          </Button>
        )}
        <Button kind="line" small loading={here.busy} onTap={() => void here.run()}>
          {words.here}
        </Button>
      </View>
      <Text className={spot ? 't14 done' : 't14 i3'}>{spot ? words.chosen : words.noSpot}</Text>
      {/* The newest word: what was refused just now, not what the form found before. */}
      <FieldError>{refused ? words.refused(platform.hasMap) : problem}</FieldError>
      {refused && platform.hasMap && (
        <Button kind="soft" small loading={allow.busy} onTap={() => void allow.run()}>
          {words.allow}
        </Button>
      )}
    </>
  );
}
