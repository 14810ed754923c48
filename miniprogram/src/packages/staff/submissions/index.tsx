import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import type { CallError, Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { ago } from '../../../kernel/time';
import { RejectSheet } from './reject-sheet';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '商户送审' });

type Item = Reply<'submission.queue'>['items'][number];

/** What shops want to show, one after the other: read it, say yes, or send it back with a reason. */
export default function SubmissionsPage() {
  const pages = usePages('submission.queue', {});
  const [skipped, setSkipped] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const { items } = pages;
  const item = items[skipped % Math.max(1, items.length)];
  const done = (id: number, sentence: string) => {
    setSaid(sentence);
    pages.change((before) => before.filter((one) => one.id !== id));
    if (items.length <= 1) void pages.refresh();
  };
  return (
    <Page
      title={words.title}
      foot={
        item && (
          <Decision
            key={item.id}
            item={item}
            onDone={(sentence) => done(item.id, sentence)}
            // A colleague was faster, or it changed: what waits now is asked for anew.
            onStale={() => void pages.refresh()}
          />
        )
      }
    >
      {said && (
        <Notice kind="done" className="submission-said">
          {said}
        </Notice>
      )}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={10} />}
        empty={!item && <Empty title={words.doneTitle} text={words.doneText} />}
      >
        {() =>
          item && (
            <>
              <View className="submission-head gutter">
                <View className="between t14 i3">
                  <Text>{words.kind(item.kind)}</Text>
                  <Text>{words.waiting(items.length, pages.hasMore)}</Text>
                </View>
                <View className="serif t22">{item.title}</View>
                <View className="t14 i2">
                  {item.merchant}
                  <View className="dt" />
                  {item.community}
                  <View className="dt" />
                  {words.by(item.submitter, ago(item.at))}
                </View>
              </View>
              <Rule kind="ww" />
              <View className="gutter">
                {item.facts.map(({ label, value, before }) => (
                  <View key={label} className="submission-fact">
                    <Text className="submission-label t14 i3">{label}</Text>
                    <View className="grow t15">
                      {before !== null && <View className="submission-was">{before}</View>}
                      <View className={before === null ? '' : 'b'}>{value}</View>
                    </View>
                  </View>
                ))}
                {item.photos.length > 0 && (
                  <View className="submission-photos">
                    <PhotoGrid photos={item.photos} />
                  </View>
                )}
                <Row
                  icon="shop"
                  title={words.file}
                  onTap={() => void go(routes.staff.shop(item.merchantId))}
                />
                {items.length > 1 && (
                  <Row icon="next" title={words.skip} onTap={() => setSkipped((before) => before + 1)} />
                )}
              </View>
            </>
          )
        }
      </StateView>
    </Page>
  );
}

interface DecisionProps {
  item: Item;
  onDone: (sentence: string) => void;
  onStale: () => void;
}

function Decision({ item, onDone, onStale }: DecisionProps) {
  const [rejecting, setRejecting] = useState(false);
  const decide = useAction(async (approve: boolean, answer: string) => {
    try {
      await send('submission.decide', { submissionId: item.id, approve, answer });
    } catch (error) {
      if (['ALREADY_DECIDED', 'NOT_FOUND'].includes((error as CallError).code)) onStale();
      throw error;
    }
    onDone(approve ? words.approved(item.title) : words.rejected(item.title));
  });
  if (!item.mayDecide) return <View className="t15 i2">{words.own}</View>;
  return (
    <>
      {decide.error && !rejecting && <Notice kind="error">{decide.error.message}</Notice>}
      <View className="submission-acts">
        <Button kind="line" className="grow" onTap={() => setRejecting(true)}>
          {words.reject}
        </Button>
        <Button className="grow" loading={decide.busy} onTap={() => void decide.run(true, '')}>
          {words.approve}
        </Button>
      </View>
      {rejecting && (
        <RejectSheet
          busy={decide.busy}
          error={decide.error?.message ?? null}
          onSend={(answer) => void decide.run(false, answer)}
          onClose={() => setRejecting(false)}
        />
      )}
    </>
  );
}
