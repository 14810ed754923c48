import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FormFoot } from '../../../components/form-foot';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Photo, Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useFound } from '../../../kernel/found';
import { usePages } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as newsWords } from '../../../parts/news/own-words';
import { Photos } from '../../../parts/photos/photos';
import { areWaiting, useUploads } from '../../../parts/photos/use-uploads';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '写店铺动态' });

type News = Reply<'news.manage'>['items'][number];

/** News as they are typed. */
interface NewsDraft {
  title: string;
  text: string;
  photos: Photo[];
}

const EMPTY: NewsDraft = { title: '', text: '', photos: [] };
const FIELDS = ['title', 'text', 'photos'] as const;

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
        empty={!pages.hasMore && <Empty title={newsWords.none} text={newsWords.noneText} />}
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
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.newsPhotos);
  const { sending, sent, at } = useForm<keyof NewsDraft>({
    anchor: 'news',
    draft,
    check: () => {
      if (value.title.trim() === '') return { field: 'title', message: words.needTitle };
      if (value.text.trim() === '') return { field: 'text', message: words.needText };
      return areWaiting(photos) ? { field: 'photos', message: words.waitPhotos } : null;
    },
    post: async (options) => {
      const content = { title: value.title, text: value.text, photos: value.photos.map(({ id }) => id) };
      await send('news.submit', { merchantId, newsId: news?.id ?? null, ...content }, options);
      photos.clear();
    },
    fieldOf: ({ field }) => FIELDS.find((name) => field?.split('.')[0] === name) ?? null,
  });
  if (sent)
    return (
      <Page title={words.formTitle}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.back, onTap: () => void replace(routes.shop.news(merchantId)) }}
        />
      </Page>
    );
  return (
    <Page title={words.formTitle} foot={<FormFoot sending={sending}>{words.send}</FormFoot>}>
      <View className="gutter my-news-form">
        {news?.submission?.state === 'rejected' && (
          <Notice kind="warn">{newsWords.refused(news.submission.answer)}</Notice>
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
