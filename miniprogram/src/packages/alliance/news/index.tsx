import { Text, View } from '@tarojs/components';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Outcome } from '../../../components/outcome';
import { Page } from '../../../components/page';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { photoUrl } from '../../../kernel/assets';
import { call, type Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { back, go, routes } from '../../../kernel/routes';
import { useParamId, useThing } from '../../../kernel/thing';
import { ago } from '../../../kernel/time';
import { words } from './words';
import '../../../parts/news/news.scss';

definePageConfig({
  navigationBarTitleText: '店铺动态',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
  singlePage: { navigationBarFit: 'squeezed' },
});

type News = Reply<'news.get'>;

const coverOf = ({ photos: [cover] }: News) => cover && photoUrl(cover.screen);
const toShops = () => void go(routes.main.alliance());

/** What a shop tells its neighbours, read at leisure; the region's staff can take it away. */
export default function NewsPage() {
  const of = useThing('news.get', useParamId(), (newsId) => ({ newsId }));
  const news = of.data;
  const [removing, setRemoving] = useState(false);
  const [removed, setRemoved] = useState(false);
  useShareAppMessage(() =>
    news
      ? { title: `${news.shop}：${news.title}`, path: routes.alliance.news(news.id), imageUrl: coverOf(news) }
      : { title: words.title, path: routes.main.home() },
  );
  useShareTimeline(() =>
    news
      ? { title: `${news.shop}：${news.title}`, query: `id=${news.id}`, imageUrl: coverOf(news) }
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
  return (
    <ThingPage
      title={words.title}
      ground="sheet"
      of={of}
      skeleton={<Skeleton shape="art" count={2} />}
      gone={{ title: words.gone, text: words.goneText, action: { label: words.goneAct, onTap: toShops } }}
      foot={({ mayRemove }) =>
        mayRemove && (
          <Button kind="line" block onTap={() => setRemoving(true)}>
            {words.remove}
          </Button>
        )
      }
    >
      {({ id, ...story }) => (
        <>
          <Story {...story} />
          {removing && (
            <AskSheet
              title={words.removeTitle}
              text={words.removeText}
              words={{ label: words.reason, placeholder: words.reasonPlaceholder, max: LIMITS.reasonChars }}
              yes={words.send}
              onYes={async (reason) => {
                await call('news.remove', { newsId: id, reason });
                setRemoved(true);
              }}
              onClose={() => setRemoving(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

function Story({ title, shop, merchantId, at, text, photos }: Omit<News, 'id'>) {
  return (
    <>
      <View className="gutter news-head">
        <View className="serif t22">{title}</View>
        <View className="t14 i2 news-when">
          {shop}
          <View className="dt" />
          {ago(at)}
        </View>
      </View>
      <Rule kind="ww" />
      <View className="gutter">
        <Text className="news-body" selectable userSelect>
          {text}
        </Text>
        {photos.length > 0 && (
          <View className="news-photos">
            <PhotoGrid photos={photos} />
          </View>
        )}
        {/* In Moments' single page there is nothing to tap on to. */}
        {!platform.singlePage() && (
          <Row
            icon="shop"
            title={shop}
            note={words.shop}
            onTap={() => void go(routes.alliance.shop(merchantId))}
          />
        )}
      </View>
    </>
  );
}
