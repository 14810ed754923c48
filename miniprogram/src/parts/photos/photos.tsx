import { Image, Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { a11y } from '../../components/a11y';
import { FieldError } from '../../components/field-error';
import { Icon } from '../../components/icon';
import { Num } from '../../components/num';
import { Tap } from '../../components/tap';
import { useAction } from '../../kernel/action';
import { photoUrl } from '../../kernel/assets';
import { useStore } from '../../kernel/store';
import { PercentRing } from './percent-ring';
import type { UploadItem, UploadList } from './uploads';
import { words } from './words';
import './photos.scss';

interface Props {
  uploads: UploadList;
  /** What keeps it from being sent, if it is about the photos. */
  error?: string;
  /** What the chosen rule asks for. */
  hint?: string;
  max?: number;
  /** Where a problem scrolls to. */
  id?: string;
}

/** The photos of something being written, each with how far it has come. */
export function Photos({ uploads, error, hint, max = LIMITS.postPhotos, id = 'publish-photos' }: Props) {
  const items = useStore(uploads.store);
  const { run: pick, error: unpicked } = useAction((instead?: string) =>
    instead === undefined ? uploads.add() : uploads.replace(instead),
  );
  const trouble = items.map(troubleOf).find((text) => text !== null) ?? null;
  const says = trouble ?? error ?? (unpicked && words.cannotPick);
  return (
    <View id={id}>
      <View className="photos-up">
        {items.map((item, index) => (
          <PhotoTile
            key={item.key}
            item={item}
            place={index + 1}
            uploads={uploads}
            onReplace={() => void pick(item.key)}
          />
        ))}
        {items.length < max && (
          <Tap className="photo-up photo-up-add" label={words.addPhoto} onTap={() => void pick()}>
            <View className="photo-up-in">
              <Icon name="camera" />
              <Text className="photo-up-count">{words.photoCount(items.length, max)}</Text>
            </View>
          </Tap>
        )}
      </View>
      {says ? <FieldError>{says}</FieldError> : hint && <Text className="photos-hint">{hint}</Text>}
    </View>
  );
}

function troubleOf({ state, message }: UploadItem, index: number): string | null {
  const place = index + 1;
  if (state === 'failed') return words.photoFailed(place);
  if (state !== 'refused') return null;
  return message === null ? words.photoTooLarge(place) : words.photoRefused(place, message);
}

interface TileProps {
  item: UploadItem;
  place: number;
  uploads: UploadList;
  onReplace: () => void;
}

function PhotoTile({ item, place, uploads, onReplace }: TileProps) {
  const remove = () => uploads.remove(item.key);
  return (
    <View className="photo-up">
      <Image className="photo-up-img" mode="aspectFill" src={photoUrl(item.src)} />
      {item.state === 'sending' && (
        <View
          className="photo-up-over"
          {...a11y({ role: 'progressbar', label: words.sendingPhoto(place, item.percent) })}
        >
          <PercentRing percent={item.percent} />
          <Num value={item.percent} size={17} />
        </View>
      )}
      {item.state === 'failed' && (
        <Tap className="photo-up-over" label={words.retryPhoto(place)} onTap={() => uploads.retry(item.key)}>
          <Icon name="retry" size={20} />
          <Text>{words.retry}</Text>
        </Tap>
      )}
      {item.state === 'refused' && (
        <Tap className="photo-up-over" label={words.replacePhoto(place)} onTap={onReplace}>
          <Icon name="camera" size={20} />
          <Text>{words.refused}</Text>
        </Tap>
      )}
      <Tap className="photo-up-x" label={words.removePhoto(place)} onTap={remove}>
        <View className="photo-up-x-in">
          <Icon name="close" size={16} />
        </View>
      </Tap>
    </View>
  );
}
