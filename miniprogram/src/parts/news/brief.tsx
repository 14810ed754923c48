import { Image, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { photoUrl } from '../../kernel/assets';
import type { Reply } from '../../kernel/call';
import { ago } from '../../kernel/time';
import { words } from './words';
import './news.scss';

interface Props {
  news: Pick<Reply<'news.ofShop'>['items'][number], 'title' | 'text' | 'photos' | 'at'>;
  /** Beside the title. */
  state?: ReactNode;
}

/** News as they stand in a list: the first photo, the title, how they begin. */
export function NewsBrief({ news: { title, text, photos, at }, state }: Props) {
  const [cover] = photos;
  return (
    <View className="news-brief">
      {cover && (
        <View className="news-brief-photo">
          <Image className="news-brief-img" src={photoUrl(cover.thumb)} mode="aspectFill" lazyLoad />
        </View>
      )}
      <View className="grow">
        <View className="news-brief-head">
          <Text className="t17 b grow">{title}</Text>
          {state}
        </View>
        <Text className="t15 i2 cut2">{text}</Text>
        <View className="t14 i3">
          {ago(at)}
          {photos.length > 1 && <View className="dt" />}
          {photos.length > 1 && words.photos(photos.length)}
        </View>
      </View>
    </View>
  );
}
