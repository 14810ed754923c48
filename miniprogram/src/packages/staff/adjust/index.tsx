import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { ResidentSearch } from '../../../parts/resident/resident-search';
import { WORDS as residentWords } from '../../../parts/resident/words';
import { AdjustForm } from './form';
import { blockOf, EMPTY, needsSecond, type Proposal, summaryOf } from './proposal';
import { Sent } from './sent';
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
  const { busy, error, run, clearError } = useAction(async (proposal: Proposal) =>
    setSent(await send('adjustment.propose', proposal)),
  );

  const { resident, kind, points, reason } = form;
  const block = blockOf(form);
  const own = resident !== null && resident.id === me?.id;
  const propose = () => {
    setTried(true);
    if (block || !resident || !kind) return;
    void run({ kind, residentId: resident.id, points: Number(points), reason: reason.trim() });
  };
  const begin = () => {
    setForm(EMPTY);
    setTried(false);
    setSent(null);
  };

  if (sent) return <Sent adjustment={sent} onAnother={begin} />;
  if (!resident) {
    return (
      <Page title={WORDS.title} ground="sheet">
        <View className="gutter list-lead">
          <ResidentSearch onChoose={(chosen) => setForm({ ...form, resident: chosen })} />
        </View>
      </Page>
    );
  }
  const summary = summaryOf(form);
  const alone = kind !== null && !needsSecond(kind, Number(points), resident);
  return (
    <Page
      title={WORDS.title}
      ground="sheet"
      foot={
        own ? (
          <Notice kind="warn">{WORDS.own}</Notice>
        ) : (
          <View className="adjust-foot">
            {error && (
              <Notice kind="error">
                {error.code === 'OFFLINE' ? `${error.message}。${residentWords.unsure}` : error.message}
              </Notice>
            )}
            {summary && <Text className="adjust-summary t15">{summary}</Text>}
            <Button block loading={busy} onTap={propose}>
              {alone ? WORDS.send.now : WORDS.send.propose}
            </Button>
          </View>
        )
      }
    >
      <AdjustForm
        form={form}
        resident={resident}
        block={tried ? block : null}
        onChange={(part) => {
          clearError();
          setForm({ ...form, ...part });
        }}
      />
    </Page>
  );
}
