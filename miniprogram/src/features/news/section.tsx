import { ListEnd } from '../../components/list-end';
import { Section } from '../../components/section';
import { Tap } from '../../components/tap';
import { usePages, useShownAgain } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { NewsBrief } from './brief';
import { words } from './words';
import './news.scss';

/** What a shop has told its neighbours, the newest few first; without anything the section is not there. */
export function NewsSection({ merchantId }: { merchantId: number }) {
  const pages = usePages('news.ofShop', { merchantId, size: 3 });
  useShownAgain(() => void pages.refresh());
  if (pages.items.length === 0) return null;
  return (
    <Section title={words.section}>
      {pages.items.map((news) => (
        <Tap key={news.id} className="news-row" role="link" onTap={() => void go(routes.news(news.id))}>
          <NewsBrief news={news} />
        </Tap>
      ))}
      {pages.hasMore && <ListEnd pages={pages} />}
    </Section>
  );
}
