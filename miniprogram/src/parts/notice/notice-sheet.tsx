import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Fact } from '../../components/fact';
import { Notice } from '../../components/notice';
import { Seal } from '../../components/seal';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import type { Reply } from '../../kernel/call';
import { useCall } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { clock } from '../../kernel/time';
import { appealOf } from '../points/appeal-of';
import { spellOf } from './days';
import { ObjectSheet } from './object-sheet';
import { Objections } from './objections';
import { words } from './words';

type Detail = Reply<'notice.get'>;

interface Props {
  transferId: number;
  /** Opened on the post itself: who did it and what stands there. */
  onPost?: true;
  onObjected: () => void;
  onClose: () => void;
}

/** All that everybody may know of one award, and in its place the objection while it is being written. */
export function NoticeSheet({ transferId, onPost, onObjected, onClose }: Props) {
  const load = useCall('notice.get', { transferId });
  const [now] = useState(() => Date.now());
  const isMineLost = load.data?.mine === true && load.data.state === 'voided';
  const reason = useCall('points.reason', isMineLost ? { transferId } : null).data;
  const appeal = reason && appealOf(reason, [], now);
  const [objecting, setObjecting] = useState(false);
  const [objected, setObjected] = useState(false);
  const notice = load.data;
  const postId = onPost ? null : notice?.postId;
  if (objecting)
    return (
      <ObjectSheet
        transferId={transferId}
        onClose={() => setObjecting(false)}
        onDone={() => {
          setObjected(true);
          void load.reload();
          onObjected();
        }}
      />
    );
  return (
    <Sheet
      open
      title={onPost ? words.reason : words.detail}
      onClose={onClose}
      foot={
        (postId || notice?.canObject || appeal) && (
          <View className="acts">
            {postId && (
              <Button kind="line" className="acts-one" onTap={() => void go(routes.deed.post(postId))}>
                {words.seePost}
              </Button>
            )}
            {notice?.canObject && (
              <Button kind="line" className="acts-one" onTap={() => setObjecting(true)}>
                {words.object}
              </Button>
            )}
            {appeal && (
              <Button
                kind="line"
                className="acts-one"
                onTap={() => void go(routes.book.appeal(appeal.about))}
              >
                {words.appeal}
              </Button>
            )}
          </View>
        )
      }
    >
      {objected && <Notice kind="done">{words.objectSent}</Notice>}
      <StateView load={load} skeleton={<Skeleton shape="lines" count={6} />}>
        {() => notice && <Facts notice={notice} who={onPost ? '' : `${notice.name}，`} now={now} />}
      </StateView>
    </Sheet>
  );
}

function Facts({ notice, who, now }: { notice: Detail; who: string; now: number }) {
  const { state, endsAt } = notice;
  return (
    <>
      <View className="fact-head">
        <Seal text={notice.seal} points={notice.points} wait={state !== 'posted'} size="l" />
        <View className="grow">
          <View className="serif t22">{notice.title}</View>
          <View className="t14 i2">{who + notice.community}</View>
        </View>
      </View>
      <Fact
        name={words.time}
        first={state === 'pending' ? spellOf(notice, now).left : words[state]}
        second={words.until(clock(endsAt, now))}
      />
      {notice.ruleText && <Fact name={words.rule} first={notice.ruleText} />}
      <Fact
        name={words.review}
        first={notice.unit}
        second={words.reviewed(clock(notice.awardedAt, now), notice.reviewers)}
      />
      <Fact
        name={words.history}
        first={notice.history.length ? <Objections items={notice.history} /> : words.noObjection}
      />
    </>
  );
}
