import { Image, Text, View } from '@tarojs/components';
import { boardTitle } from '@jishan/shared/rules';
import { Avatar } from '../../../components/avatar';
import { Seal } from '../../../components/seal';
import { Tap } from '../../../components/tap';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { waited } from '../../../parts/review/waited';
import { WORDS } from './words';

export type QueueItem = Reply<'review.queue'>['items'][number];

/** A post that waits: enough to choose by, never enough to decide on. */
export function QueueRow({ item, onOpen }: { item: QueueItem; onOpen: () => void }) {
  const status = item.mine
    ? WORDS.own
    : item.takenBy
      ? WORDS.taken(item.takenBy)
      : item.second
        ? WORDS.second
        : item.revision
          ? WORDS.revision
          : null;
  return (
    <Tap className="admin-item" onTap={onOpen}>
      <View className="admin-item-head">
        <Avatar name={item.author.avatar} />
        <View className="grow">
          <Text className="admin-item-name b cut">{item.author.name}</Text>
          <View className="t12 i3">
            <Text>{item.community}</Text>
            <View className="dt" />
            <Text>{waited(item.sentAt)}</Text>
          </View>
        </View>
        {item.claim && <Seal text={item.claim.seal} points={item.claim.points} wait />}
      </View>
      <View className="admin-item-body">
        <View className="grow">
          <Text className="admin-item-text cut2">{item.body || WORDS.photosOnly}</Text>
          <View className="t14 i3">
            <Text>{item.claim?.title ?? boardTitle(item.board)}</Text>
            <View className="dt" />
            <Text>{item.photos ? WORDS.photos(item.photos) : WORDS.noPhotos}</Text>
          </View>
          {status && <Text className="admin-item-status t14 b">{status}</Text>}
        </View>
        {item.cover && (
          <Image className="admin-item-cover" mode="aspectFill" src={photoUrl(item.cover.thumb)} />
        )}
      </View>
    </Tap>
  );
}
