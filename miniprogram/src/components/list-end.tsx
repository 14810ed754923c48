import { Text, View } from '@tarojs/components';
import type { Growth } from '../kernel/load';
import { a11y } from './a11y';
import { Tap } from './tap';
import './list-end.scss';

/** The foot of a growing list: more is coming, could not come, or that was all. */
export function ListEnd({ pages, text = '没有更多了' }: { pages: Growth; text?: string }) {
  if (pages.moreError) {
    return (
      <Tap className="list-end list-end-again" onTap={() => void pages.loadMore()}>
        {pages.moreError.message}，点这里再试
      </Tap>
    );
  }
  return (
    <View className="list-end" {...a11y({ role: 'status' })}>
      {pages.hasMore ? (
        <Tap className="list-end-again" onTap={() => void pages.loadMore()}>
          {pages.loadingMore ? '正在载入…' : '再看一些'}
        </Tap>
      ) : (
        <Text>{text}</Text>
      )}
    </View>
  );
}
