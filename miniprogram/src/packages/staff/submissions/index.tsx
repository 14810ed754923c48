import { usePages } from '../../../kernel/load';
import { CasePage } from '../../../parts/case/case-page';
import { SubmissionScreen } from './submission-screen';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '商户送审', enablePullDownRefresh: true });

/** What shops want to show, one after the other: read it, say yes, or send it back with a reason. */
export default function SubmissionsPage() {
  const pages = usePages('submission.queue', {});
  const waiting = words.waiting(pages.items.length, pages.hasMore);
  return (
    <CasePage
      title={words.title}
      pages={pages}
      firstId={null}
      done={{ title: words.doneTitle, text: words.doneText }}
    >
      {(item, ends) => <SubmissionScreen key={item.id} item={item} waiting={waiting} ends={ends} />}
    </CasePage>
  );
}
