import { ListEnd } from '../../components/list-end';
import { Late } from '../../components/late';
import { Section } from '../../components/section';
import { Tap } from '../../components/tap';
import type { Reply } from '../../kernel/call';
import { type Pages, usePages } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { NewsBrief } from './brief';
import { words } from './words';
import './news.scss';

type News = Reply<'news.ofShop'>['items'][number];

/** The newest few of a shop, asked for by the page itself: what comes into it later is not told of its first showing. */
export function useNewsOfShop(merchantId: number | null): Pages<News> {
  const pages = usePages('news.ofShop', merchantId === null ? null : { merchantId, size: 3 });
  return pages;
}

/** What a shop has told its neighbours; without anything the section is not there. */
export function NewsSection({ pages }: { pages: Pages<News> }) {
  if (pages.items.length === 0) return <Late />;
  return (
    <Late>
      <Section title={words.section}>
        {pages.items.map((news) => (
          <Tap
            key={news.id}
            className="news-row"
            role="link"
            onTap={() => void go(routes.alliance.news(news.id))}
          >
            <NewsBrief news={news} />
          </Tap>
        ))}
        {pages.hasMore && <ListEnd pages={pages} />}
      </Section>
    </Late>
  );
}
