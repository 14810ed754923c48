import { useRouter } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { Field } from '../../../components/field';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { ThingPage } from '../../../components/thing-page';
import type { Photo, Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { type FormProblem, useForm } from '../../../kernel/form';
import { useFound } from '../../../kernel/found';
import { usePages } from '../../../kernel/load';
import { returnTo, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId } from '../../../kernel/thing';
import { words as newsWords } from '../../../parts/news/own-words';
import { Photos } from '../../../parts/photos/photos';
import { useUploads } from '../../../parts/photos/use-uploads';
import { words as submissionWords } from '../../../parts/submission/words';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '写店铺动态', enablePullDownRefresh: true });

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
  const merchantId = Number(useRouter().params.merchantId);
  const newsId = useParamId('newsId');
  const pages = usePages('news.manage', newsId === null ? null : { merchantId });
  const found = useFound(pages, newsId === null ? null : ({ id }) => id === newsId);
  if (newsId === null || found.data) return <NewsForm merchantId={merchantId} news={found.data} />;
  return (
    <ThingPage of={found} title={words.formTitle} gone={{ title: newsWords.none, text: newsWords.noneText }}>
      {() => null}
    </ThingPage>
  );
}

function NewsForm({ merchantId, news }: { merchantId: number; news: News | null }) {
  // What was sent back twice is written anew twice.
  const name = news ? `news-${news.id}-${news.submission?.id}` : `news-of-${merchantId}`;
  const draft = useDraft<NewsDraft>(
    name,
    news ? { title: news.title, text: news.text, photos: news.photos } : EMPTY,
  );
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.newsPhotos);
  const form = useForm({
    anchor: 'news',
    draft,
    photos: { photos },
    check: (): FormProblem<keyof NewsDraft>[] => [
      ...(value.title.trim() === '' ? [{ field: 'title' as const, message: words.needTitle }] : []),
      ...(value.text.trim() === '' ? [{ field: 'text' as const, message: words.needText }] : []),
    ],
    post: (options) => {
      const content = { title: value.title, text: value.text, photos: value.photos.map(({ id }) => id) };
      return send('news.submit', { merchantId, newsId: news?.id ?? null, ...content }, options);
    },
    fieldOf: ({ field }) => FIELDS.find((one) => field?.split('.')[0] === one) ?? null,
  });
  return (
    <FormPage
      title={words.formTitle}
      form={form}
      back={news?.submission?.state === 'rejected' && submissionWords.rejected(news.submission.answer)}
      lead={words.lead}
      send={words.send}
      sent={{
        title: words.sentTitle,
        text: words.sentText,
        action: { label: words.back, onTap: () => void returnTo(routes.shop.news(merchantId)) },
      }}
    >
      <Field
        {...form.at('title')}
        label={words.heading}
        placeholder={words.headingPlaceholder}
        value={value.title}
        onInput={(title) => change({ title })}
        max={LIMITS.newsTitleChars}
      />
      <Field
        {...form.at('text')}
        label={words.text}
        placeholder={words.textPlaceholder}
        value={value.text}
        onInput={(text) => change({ text })}
        multiline
        max={LIMITS.newsChars}
      />
      <FormPart label={words.photos}>
        <Photos {...form.at('photos')} uploads={photos} max={LIMITS.newsPhotos} />
      </FormPart>
    </FormPage>
  );
}
