import { Image, Text, View } from '@tarojs/components';
import { photoUrl } from '../kernel/assets';
import { platform } from '../kernel/platform';
import { cx } from './cx';
import { Tap } from './tap';
import './photo-grid.scss';

interface GridPhoto {
  id: string;
  thumb: string;
  screen: string;
}

interface PhotoGridProps {
  photos: GridPhoto[];
  /** How many are shown; the last one says how many more there are. */
  max?: number;
}

/** One wide; two and four in pairs; all others in threes. Ratios are fixed, so nothing jumps when pictures arrive. */
const columnsOf = (shown: number) => (shown === 1 ? 1 : shown === 2 || shown === 4 ? 2 : 3);

export function PhotoGrid({ photos, max = 9 }: PhotoGridProps) {
  if (!photos.length) return null;
  const shown = photos.slice(0, max);
  const more = photos.length - shown.length;
  const full = photos.map(({ screen }) => photoUrl(screen));
  return (
    <View className={cx('photos', `photos-${columnsOf(shown.length)}`)}>
      {shown.map((photo, i) => (
        <Tap
          key={photo.id}
          className="photo"
          label={`第 ${i + 1} 张照片，共 ${photos.length} 张`}
          onTap={() => platform.previewImages(full, full[i] ?? '')}
        >
          <Image
            className="photo-img"
            src={photoUrl(shown.length === 1 ? photo.screen : photo.thumb)}
            mode="aspectFill"
            lazyLoad
          />
          {more > 0 && i === shown.length - 1 && <Text className="photo-more">{`+${more}`}</Text>}
        </Tap>
      ))}
    </View>
  );
}
