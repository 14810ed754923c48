import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { NewsBrief } from '../../../parts/news/brief';
import { words as newsWords } from '../../../parts/news/own-words';
import { Withdraw } from '../../../parts/submission/withdraw';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '店铺动态' });

type News = Reply<'news.manage'>['items'][number];

/** What one of my shops has told its neighbours, with what became of it. */
export default function NewsPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const mine = useCall('merchant.mine', {});
  const owner = mine.data?.shops.find(({ id }) => id === merchantId)?.role === 'owner';
  const pages = usePages('news.manage', { merchantId });
  const [removing, setRemoving] = useState<News | null>(null);
  return (
    <Page
      title={words.title}
      onReachBottom={pages.loadMore}
      foot={
        <Button block onTap={() => void go(routes.shop.newsForm(merchantId))}>
          {words.add}
        </Button>
      }
    >
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={newsWords.none} text={newsWords.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((news) => (
              <NewsRow
                key={news.id}
                news={news}
                onRemove={owner ? () => setRemoving(news) : undefined}
                onChanged={() => void pages.refresh()}
              />
            ))}
            <ListEnd pages={pages} text={words.end} />
          </View>
        )}
      </StateView>
      {removing && (
        <RemoveSheet
          newsId={removing.id}
          onRemoved={() => {
            setRemoving(null);
            void pages.refresh();
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </Page>
  );
}

interface RowProps {
  news: News;
  /** Only its owner takes away what is shown. */
  onRemove?: () => void;
  onChanged: () => void;
}

function NewsRow({ news, onRemove, onChanged }: RowProps) {
  const { id, merchantId, state, submission } = news;
  return (
    <View className="my-news">
      <NewsBrief
        news={news}
        state={<Text className={state === 'shown' ? 't14 done' : 't14 i3'}>{words.state(news)}</Text>}
      />
      {state === 'refused' && submission?.state === 'rejected' && (
        <View className="t15 gain my-news-why">{newsWords.refused(submission.answer)}</View>
      )}
      {state !== 'removed' && (
        <View className="my-news-acts">
          {state === 'waiting' && submission && <Withdraw submissionId={submission.id} onDone={onChanged} />}
          {state === 'refused' && (
            <Button kind="line" small onTap={() => void go(routes.shop.newsForm(merchantId, id))}>
              {words.edit}
            </Button>
          )}
          {state === 'shown' && (
            <Button kind="line" small onTap={() => void go(routes.alliance.news(id))}>
              {words.see}
            </Button>
          )}
          {state === 'shown' && onRemove && (
            <Button kind="soft" small onTap={onRemove}>
              {words.remove}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}

interface RemoveProps {
  newsId: number;
  onRemoved: () => void;
  onClose: () => void;
}

function RemoveSheet({ newsId, onRemoved, onClose }: RemoveProps) {
  const remove = useAction(async () => {
    await call('news.remove', { newsId, reason: '' });
    onRemoved();
  });
  return (
    <Sheet
      open
      title={words.removeTitle}
      onClose={onClose}
      foot={
        <Button block loading={remove.busy} onTap={() => void remove.run()}>
          {words.remove}
        </Button>
      }
    >
      {remove.error && <Notice kind="error">{remove.error.message}</Notice>}
      <View className="t15 i2">{words.removeText}</View>
    </Sheet>
  );
}
