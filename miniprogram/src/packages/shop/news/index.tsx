import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { call, type Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { NewsBrief } from '../../../parts/news/brief';
import { words as newsWords } from '../../../parts/news/own-words';
import { useIsOwner } from '../../../parts/shop/use-is-owner';
import { OwnList } from '../../../parts/submission/own-list';
import { Withdraw } from '../../../parts/submission/withdraw';
import { words as submissionWords } from '../../../parts/submission/words';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '店铺动态', enablePullDownRefresh: true });

type News = Reply<'news.manage'>['items'][number];

/** What one of my shops has told its neighbours, with what became of it. */
export default function NewsPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const isOwner = useIsOwner(merchantId);
  const pages = usePages('news.manage', { merchantId });
  const [removing, setRemoving] = useState<News | null>(null);
  return (
    <OwnList
      title={words.title}
      pages={pages}
      add={{ label: words.add, to: routes.shop.newsForm(merchantId) }}
      empty={{ title: newsWords.none, text: newsWords.noneText }}
      end={words.end}
      item={(news) => (
        <NewsRow
          key={news.id}
          news={news}
          onRemove={isOwner ? () => setRemoving(news) : undefined}
          onChanged={() => void pages.refresh()}
        />
      )}
    >
      {removing && (
        <AskSheet
          title={words.removeTitle}
          text={words.removeText}
          yes={words.remove}
          onYes={async () => {
            await call('news.remove', { newsId: removing.id, reason: '' });
            void pages.refresh();
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </OwnList>
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
    <View className="list-thing">
      <NewsBrief
        news={news}
        state={<Text className={state === 'shown' ? 't14 done' : 't14 i3'}>{words.state(news)}</Text>}
      />
      {state === 'refused' && submission?.state === 'rejected' && (
        <View className="t15 gain">{submissionWords.rejected(submission.answer)}</View>
      )}
      {state !== 'removed' && (
        <View className="list-acts">
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
