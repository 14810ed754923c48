import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { FormPage } from '../../../components/form-page';
import { Page } from '../../../components/page';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { ResidentSearch } from '../../../parts/resident/resident-search';
import { AdjustForm } from './form';
import { blockOf, EMPTY, needsSecond, type Proposal, summaryOf } from './proposal';
import { WORDS } from './words';
import '../../../components/list-page.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '给居民加减分' });

/** Points given or taken by hand: whom, what, how many, why; what will happen is said before it is sent. */
export default function AdjustPage() {
  const me = useMe();
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<Reply<'adjustment.propose'> | null>(null);
  const proposing = useAction(async (proposal: Proposal) =>
    setSent(await send('adjustment.propose', proposal)),
  );

  const { resident, kind, points, reason } = form;
  const block = blockOf(form);
  const own = resident !== null && resident.id === me?.id;
  const propose = async () => {
    setTried(true);
    if (block || !resident || !kind) return;
    await proposing.run({ kind, residentId: resident.id, points: Number(points), reason: reason.trim() });
  };
  const begin = () => {
    setForm(EMPTY);
    setTried(false);
    setSent(null);
  };

  if (!resident && !sent) {
    return (
      <Page title={WORDS.title} ground="sheet">
        <View className="gutter list-lead">
          <ResidentSearch onChoose={(chosen) => setForm({ ...form, resident: chosen })} />
        </View>
      </Page>
    );
  }
  const summary = summaryOf(form);
  const alone = resident !== null && kind !== null && !needsSecond(kind, Number(points), resident);
  return (
    <FormPage
      title={WORDS.title}
      ground="sheet"
      plain
      form={{ sending: { ...proposing, run: propose }, sent: sent !== null }}
      locked={own && WORDS.own}
      above={summary && <Text className="adjust-summary t15">{summary}</Text>}
      send={alone ? WORDS.send.now : WORDS.send.propose}
      sent={{
        ...outcomeOf(sent),
        action: { label: WORDS.another, onTap: begin },
        also: { label: WORDS.toDesk, onTap: () => void go(routes.main.admin()) },
      }}
    >
      {resident && (
        <AdjustForm
          form={form}
          resident={resident}
          block={tried ? block : null}
          onChange={(part) => {
            proposing.clearError();
            setForm({ ...form, ...part });
          }}
        />
      )}
    </FormPage>
  );
}

/** What became of it: there already, or waiting for a second person. */
function outcomeOf(sent: Reply<'adjustment.propose'> | null) {
  return sent?.state === 'posted'
    ? { title: WORDS.done.posted(sent.resident.name, sent.points), text: WORDS.doneText.posted }
    : { icon: 'people' as const, title: WORDS.done.proposed, text: WORDS.doneText.proposed };
}
