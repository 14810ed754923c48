import { Empty } from '../../../components/empty';
import { Page } from '../../../components/page';
import { replaceAll, routes } from '../../../kernel/routes';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '没有这一页' });

/** Where an address leads that no page has: an old link, a misprint. */
export default function LostPage() {
  return (
    <Page title={words.title}>
      <Empty
        art="kite"
        title={words.none}
        text={words.text}
        action={{ label: words.home, onTap: () => void replaceAll(routes.main.home()) }}
      />
    </Page>
  );
}
