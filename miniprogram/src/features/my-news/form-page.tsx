import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { useAction } from '../../kernel/action';
import { call, type Photo, type Reply, toCallError } from '../../kernel/call';
import { useDraft } from '../../kernel/drafts';
import { useFound } from '../../kernel/found';
import { newKey } from '../../kernel/key';
import { usePages } from '../../kernel/load';
import { replace, routes } from '../../kernel/routes';
import { useMe } from '../../kernel/session';
import { Photos } from '../publish/parts/photos';
import { uploadsOf } from '../publish/uploads';
import { words } from './words';
import './my-news.scss';

type News = Reply<'news.manage'>['items'][number];

/** News as they are typed. */
interface NewsDraft {
  title: string;
  text: string;
  photos: Photo[];
}

interface Problem {
  field: keyof NewsDraft;
  message: string;
}

const EMPTY: NewsDraft = { title: '', text: '', photos: [] };

/** News to be written, or what was sent back to be written anew. */
export default function NewsFormPage() {
  const { params } = useRouter();
  const merchantId = Number(params.merchantId);
  const newsId = Number(params.newsId) || null;
  const pages = usePages('news.manage', newsId === null ? null : { merchantId });
  const news = useFound(pages, newsId);
  if (newsId === null || news) return <Form merchantId={merchantId} news={news} />;
  return (
    <Page title={words.formTitle}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={10} />}
        empty={!pages.hasMore && <Empty title={words.none} text={words.noneText} />}
      >
        {() => null}
      </StateView>
    </Page>
  );
}

function Form({ merchantId, news }: { merchantId: number; news: News | null }) {
  // What was sent back twice is written anew twice.
  const name = news ? `news-${news.id}-${news.submission?.id}` : `news-of-${merchantId}`;
  const draft = useDraft<NewsDraft>(
    name,
    news ? { title: news.title, text: news.text, photos: news.photos } : EMPTY,
  );
  const { value, change } = draft;
  // What was sent back may be sent again as it is: such a draft has no key yet.
  const [freshKey] = useState(newKey);
  const userId = useMe()?.id;
  const [photos] = useState(() =>
    uploadsOf(`${userId}:${name}`, value.photos, (next) => change({ photos: next }), LIMITS.newsPhotos),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState(false);
  const found = (): Problem | null => {
    if (value.title.trim() === '') return { field: 'title', message: words.needTitle };
    if (value.text.trim() === '') return { field: 'text', message: words.needText };
    const waiting = photos.store.get().some(({ state }) => state !== 'sent');
    return waiting ? { field: 'photos', message: words.waitPhotos } : null;
  };
  const send = useAction(async () => {
    const wrong = found();
    setProblem(wrong);
    if (wrong) {
      void Taro.pageScrollTo({ selector: `#news-${wrong.field}`, offsetTop: -80 });
      return;
    }
    const content = { title: value.title, text: value.text, photos: value.photos.map(({ id }) => id) };
    try {
      await call(
        'news.submit',
        { merchantId, newsId: news?.id ?? null, ...content },
        { key: draft.key || freshKey },
      );
      draft.clear();
      photos.clear();
      setSent(true);
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = error.field?.split('.')[0] ?? '';
      if (!(field in EMPTY)) throw error;
      setProblem({ field: field as keyof NewsDraft, message: error.message });
    }
  });
  const at = (field: Problem['field']) => (problem?.field === field ? problem.message : undefined);
  if (sent)
    return (
      <Page title={words.formTitle}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.back, onTap: () => void replace(routes.myNews(merchantId)) }}
        />
      </Page>
    );
  return (
    <Page
      title={words.formTitle}
      foot={
        <>
          {send.error && <Notice kind="error">{send.error.message}</Notice>}
          <Button block loading={send.busy} onTap={() => void send.run()}>
            {words.send}
          </Button>
        </>
      }
    >
      <View className="gutter my-news-form">
        {news?.submission?.state === 'rejected' && (
          <Notice kind="warn">{words.refused(news.submission.answer)}</Notice>
        )}
        <View className="t15 i2">{words.lead}</View>
        <View id="news-title">
          <Field
            label={words.heading}
            placeholder={words.headingPlaceholder}
            value={value.title}
            onInput={(title) => change({ title })}
            max={LIMITS.newsTitleChars}
            error={at('title')}
          />
        </View>
        <View id="news-text">
          <Field
            label={words.text}
            placeholder={words.textPlaceholder}
            value={value.text}
            onInput={(text) => change({ text })}
            multiline
            max={LIMITS.newsChars}
            error={at('text')}
          />
        </View>
        <Text className="my-news-label">{words.photos}</Text>
        <Photos uploads={photos} problem={at('photos')} max={LIMITS.newsPhotos} id="news-photos" />
      </View>
    </Page>
  );
}
