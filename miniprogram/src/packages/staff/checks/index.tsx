import { usePages } from '../../../kernel/load';
import { CasePage } from '../../../parts/case/case-page';
import { CheckScreen } from './check-screen';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '内容核对', enablePullDownRefresh: true });

/** What was held, or found bad after others could see it, one after the other: let it be seen, or take it away. */
export default function ChecksPage() {
  const pages = usePages('check.queue', {});
  const waiting = words.waiting(pages.items.length, pages.hasMore);
  return (
    <CasePage
      title={words.title}
      pages={pages}
      firstId={null}
      done={{ title: words.doneTitle, text: words.doneText }}
    >
      {(item, ends) => <CheckScreen key={item.id} item={item} waiting={waiting} ends={ends} />}
    </CasePage>
  );
}
