import { Text, View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Outcome } from '../../../components/outcome';
import { Page } from '../../../components/page';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { back, go, routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { RemoveSheet } from './remove-sheet';
import { words } from './words';
import '../../../parts/news/news.scss';

definePageConfig({
  navigationBarTitleText: '店铺动态',
  enableShareAppMessage: true,
  enableShareTimeline: true,
  singlePage: { navigationBarFit: 'squeezed' },
});

type News = Reply<'news.get'>;

const coverOf = ({ photos: [cover] }: News) => cover && photoUrl(cover.screen);

/** What a shop tells its neighbours, read at leisure; the region's staff can take it away. */
export default function NewsPage() {
  const newsId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(newsId) && newsId > 0;
  const load = useCall('news.get', known ? { newsId } : null);
  const news = load.data;
  const [removing, setRemoving] = useState(false);
  const [removed, setRemoved] = useState(false);
  // In Moments' single page there is nothing to tap on to.
  const single = platform.singlePage();
  useShareAppMessage(() =>
    news
      ? { title: `${news.shop}：${news.title}`, path: routes.alliance.news(newsId), imageUrl: coverOf(news) }
      : { title: words.title, path: routes.main.home() },
  );
  useShareTimeline(() =>
    news
      ? { title: `${news.shop}：${news.title}`, query: `id=${newsId}`, imageUrl: coverOf(news) }
      : { title: words.title },
  );

  if (removed)
    return (
      <Page title={words.title}>
        <Outcome icon="check" text={words.removed}>
          <Button kind="line" onTap={() => void back()}>
            {words.back}
          </Button>
        </Outcome>
      </Page>
    );
  if (!known || load.error?.code === 'NOT_FOUND')
    return (
      <Page title={words.title}>
        <Empty
          title={words.gone}
          text={words.goneText}
          action={single ? undefined : { label: words.goneAct, onTap: () => void go(routes.main.alliance()) }}
        />
      </Page>
    );
  return (
    <Page
      title={words.title}
      ground="sheet"
      foot={
        news?.mayRemove && (
          <Button kind="line" block onTap={() => setRemoving(true)}>
            {words.remove}
          </Button>
        )
      }
    >
      <StateView load={load} skeleton={<Skeleton shape="art" count={2} />}>
        {() =>
          news && (
            <>
              {load.error && <Notice kind="warn">{load.error.message}</Notice>}
              <Story news={news} />
              {!single && (
                <View className="gutter">
                  <Row
                    icon="shop"
                    title={news.shop}
                    note={words.shop}
                    onTap={() => void go(routes.alliance.shop(news.merchantId))}
                  />
                </View>
              )}
            </>
          )
        }
      </StateView>
      {removing && (
        <RemoveSheet newsId={newsId} onRemoved={() => setRemoved(true)} onClose={() => setRemoving(false)} />
      )}
    </Page>
  );
}

function Story({ news }: { news: News }) {
  return (
    <>
      <View className="gutter news-head">
        <View className="serif t22">{news.title}</View>
        <View className="t14 i2 news-when">
          {news.shop}
          <View className="dt" />
          {ago(news.at)}
        </View>
      </View>
      <Rule kind="ww" />
      <View className="gutter">
        <Text className="news-body" selectable userSelect>
          {news.text}
        </Text>
        {news.photos.length > 0 && (
          <View className="news-photos">
            <PhotoGrid photos={news.photos} />
          </View>
        )}
      </View>
    </>
  );
}
