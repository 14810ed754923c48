import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Fact } from '../../components/fact';
import { Icon } from '../../components/icon';
import { Num } from '../../components/num';
import { Seal } from '../../components/seal';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { photoUrl } from '../../kernel/assets';
import type { Reply } from '../../kernel/call';
import { useCall } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { ago, clock } from '../../kernel/time';
import { Objections } from '../notice/objections';
import { appealOf, isTakenBack } from './appeal-of';
import { Lefts } from './lefts';
import { ruleLabel, ruleText } from './rule-words';
import { WORDS } from './words';
import './reason-sheet.scss';

type Reason = Reply<'points.reason'>;

interface Props {
  /** null: closed. */
  transferId: number | null;
  /** Opened on the post that it stands on. */
  onPost?: true;
  onClose: () => void;
}

/** Why a line of the book is there: all that a resident may ask about it. */
export function ReasonSheet({ transferId, onPost, onClose }: Props) {
  const load = useCall('points.reason', transferId === null ? null : { transferId });
  // What was shown last stays while the sheet slides away.
  const title = load.data ? titleOf(load.data) : WORDS.whyLoading;
  return (
    <Sheet open={transferId !== null} title={title} onClose={onClose}>
      <StateView load={load} skeleton={<Skeleton shape="lines" count={6} />}>
        {() => load.data && <ReasonFacts reason={load.data} onPost={onPost} />}
      </StateView>
    </Sheet>
  );
}

const titleOf = (reason: Reason) =>
  isTakenBack(reason) ? WORDS.whyVoided(Math.abs(reason.amount)) : WORDS.why(reason.amount, reason.kind);

function ReasonFacts({ reason, onPost }: { reason: Reason; onPost?: true }) {
  const { rule, post, notice } = reason;
  const voided = isTakenBack(reason);
  const objections = reason.objections.length > 0 && (
    <Fact name={WORDS.objections} first={<Objections items={reason.objections} />} />
  );
  return (
    <>
      <View className="fact-head">
        <Seal
          text={rule?.seal ?? reason.seal}
          points={reason.amount}
          wait={notice !== null && notice.state !== 'posted'}
          size="l"
        />
        <View className="grow">
          <View className="serif t22">{rule?.title ?? reason.title}</View>
          <Standing reason={reason} />
        </View>
      </View>
      <View className="points-facts">
        {voided && objections}
        {reason.note && <Fact name={WORDS.note} first={reason.note} />}
        {rule && (
          <Fact
            name={WORDS.rule}
            first={[ruleLabel(rule), ...(rule.version > 1 ? [WORDS.changed(rule.version - 1)] : [])].join(
              '，',
            )}
            second={ruleText(rule)}
            tail={<Icon name="next" size={16} className="i3" />}
            onTap={() => void go(routes.deed.rules())}
          />
        )}
        {post && (
          <Fact
            name={WORDS.evidence}
            first={
              <>
                <Text>{WORDS.myPost}</Text>
                <View className="dt" />
                <Text>{ago(post.sentAt)}</Text>
              </>
            }
            second={[WORDS.photos(post.photos), post.place].filter(Boolean).join('，')}
            tail={
              post.cover && (
                <Image className="points-thumb" mode="aspectFill" src={photoUrl(post.cover.thumb)} />
              )
            }
          />
        )}
        <Handled reason={reason} />
        {!voided && objections}
        {rule?.allowance && rule.allowance.caps.length > 0 && (
          <Fact name={WORDS.left} first={<Lefts caps={rule.allowance.caps} />} />
        )}
        {reason.balanceAfter !== null && (
          <Fact
            name={WORDS.balanceAfter}
            first={
              <>
                <Num value={reason.balanceAfter} size={17} />
                <Text> {WORDS.points}</Text>
              </>
            }
          />
        )}
      </View>
      <Acts reason={reason} post={onPost ? null : reason.post} />
      <View className="points-number t12 i3">
        <Text>{WORDS.number} </Text>
        <Text className="points-number-digits" userSelect>
          {reason.number}
        </Text>
      </View>
    </>
  );
}

/** Who settled it: an office, or oneself at a shop; what was bought there is one tap away. */
function Handled({ reason: { rule, bought, unit, at, reviewers } }: { reason: Reason }) {
  if (!bought)
    return (
      <Fact
        name={rule ? WORDS.review : WORDS.decided}
        first={<Text>{unit}</Text>}
        second={rule ? WORDS.reviewed(clock(at), reviewers) : clock(at)}
      />
    );
  const page = bought.kind === 'voucher' ? routes.alliance.voucher : routes.alliance.order;
  return (
    <Fact
      name={WORDS.shop}
      first={<Text>{bought.shop}</Text>}
      second={WORDS.seeBought[bought.kind]}
      tail={<Icon name="next" size={16} className="i3" />}
      onTap={() => void go(page(bought.id))}
    />
  );
}

/** Where the points are: on the balance, still on the notice board, or taken back. */
function Standing({ reason }: { reason: Reason }) {
  const { notice, at, amount, bought } = reason;
  if (notice?.state === 'pending') {
    const [before, after] = WORDS.inNoticeUntil;
    return (
      <View className="t14 i2">
        <Text>{before}</Text>
        <Text className="b">{clock(notice.endsAt)}</Text>
        <Text>{after}</Text>
      </View>
    );
  }
  if (isTakenBack(reason)) return <View className="t14 b">{WORDS.wasVoided}</View>;
  const when = clock(notice?.endsAt ?? at);
  if (amount >= 0) return <View className="t14 i2">{WORDS.credited(when)}</View>;
  return <View className="t14 i2">{bought ? WORDS.bought(when) : WORDS.spent(when)}</View>;
}

function Acts({ reason, post }: { reason: Reason; post: Reason['post'] }) {
  const deductions = useCall('adjustment.mine', reason.kind === 'deduct' ? { size: 50 } : null);
  const [now] = useState(() => Date.now());
  const appeal = appealOf(reason, deductions.data?.items ?? [], now);
  if (!post && !appeal) return null;
  return (
    <View className="acts points-why-act">
      {post && (
        <Button kind="line" className="acts-one" onTap={() => void go(routes.deed.post(post.id))}>
          {WORDS.seePost}
        </Button>
      )}
      {appeal && (
        <Button
          kind="line"
          className="acts-one"
          onTap={() => void go(appeal.done ? routes.book.appeals() : routes.book.appeal(appeal.about))}
        >
          {appeal.done ? WORDS.seeAppeal : WORDS.appeal}
        </Button>
      )}
    </View>
  );
}
