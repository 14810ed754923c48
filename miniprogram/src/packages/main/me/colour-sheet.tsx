import { View } from '@tarojs/components';
import { Icon } from '../../../components/icon';
import { Row } from '../../../components/row';
import { Sheet } from '../../../components/sheet';
import { setTheme, type ThemeSettings } from '../../../theme/theme';
import { WORDS } from './words';

const COLOURS = ['auto', 'light', 'dark'] as const;

export function ColourSheet({ value, onClose }: { value: ThemeSettings['colour']; onClose: () => void }) {
  return (
    <Sheet open title={WORDS.colour} onClose={onClose}>
      {COLOURS.map((colour) => (
        <Row
          key={colour}
          title={WORDS.colours[colour]}
          note={WORDS.colourNotes[colour]}
          tail={<View className="me-mark">{colour === value && <Icon name="check" />}</View>}
          onTap={() => {
            setTheme({ colour });
            onClose();
          }}
        />
      ))}
    </Sheet>
  );
}
