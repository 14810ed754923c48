import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Seal } from '../../../components/seal';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import type { Load } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { clock } from '../../../kernel/time';
import { spellOf } from '../../../parts/notice/days';
import { Objections } from '../../../parts/notice/objections';
import { words as noticeWords } from '../../../parts/notice/words';
import { words } from './words';
import './notice-sheet.scss';

type Detail = Reply<'notice.get'>;

interface Props {
  load: Load<Detail>;
  now: number;
  /** An objection has just been sent from here. */
  sent: boolean;
  onObject: () => void;
  onClose: () => void;
}

/** All that everybody may know of one award. */
export function NoticeSheet({ load, now, sent, onObject, onClose }: Props) {
  const notice = load.data;
  const postId = notice?.postId;
  const act = notice?.canObject || postId;
  return (
    <Sheet
      open
      title={words.detail}
      onClose={onClose}
      foot={
        act && (
          <View className="notice-acts">
            {postId && (
              <Button kind="line" className="notice-act-one" onTap={() => void go(routes.deed.post(postId))}>
                {words.seePost}
              </Button>
            )}
            {notice.canObject && (
              <Button kind="line" className="notice-act-one" onTap={onObject}>
                {words.object}
              </Button>
            )}
          </View>
        )
      }
    >
      {sent && <Notice kind="done">{words.objectSent}</Notice>}
      <StateView load={load} skeleton={<Skeleton shape="lines" count={6} />}>
        {() => notice && <Facts notice={notice} now={now} />}
      </StateView>
    </Sheet>
  );
}

function Facts({ notice, now }: { notice: Detail; now: number }) {
  const { state, endsAt } = notice;
  const stands = state === 'pending' ? spellOf(notice, now).left : noticeWords[state];
  return (
    <>
      <View className="notice-why">
        <Seal text={notice.seal} points={notice.points} wait={state !== 'posted'} size="l" />
        <View className="grow">
          <View className="serif t22">{notice.title}</View>
          <View className="t14 i2">{`${notice.name}，${notice.community}`}</View>
        </View>
      </View>
      <Fact name={words.time} first={stands} second={words.until(clock(endsAt, now))} />
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

function Fact({ name, first, second }: { name: string; first: ReactNode; second?: string }) {
  return (
    <View className="notice-fact t15">
      <Text className="notice-fact-name i3">{name}</Text>
      <View className="grow">
        <View>{first}</View>
        {second && <View className="t14 i3">{second}</View>}
      </View>
    </View>
  );
}
