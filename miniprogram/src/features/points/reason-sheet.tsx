import { Image, Text, View } from '@tarojs/components';
import { ringOf } from '@jishan/shared/rules';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Num } from '../../components/num';
import { Ring } from '../../components/ring';
import { Seal } from '../../components/seal';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { Tap } from '../../components/tap';
import { photoUrl } from '../../kernel/assets';
import type { Reply } from '../../kernel/call';
import { useCall } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { ago, clock } from '../../kernel/time';
import { ruleLabel, ruleText } from './rule-words';
import { WORDS } from './words';

type Reason = Reply<'points.reason'>;

/** Why a line of the book is there: all that a resident may ask about it. */
export function ReasonSheet({ transferId, onClose }: { transferId: number | null; onClose: () => void }) {
  const load = useCall('points.reason', transferId === null ? null : { transferId });
  // What was shown last stays while the sheet slides away.
  const title = load.data ? WORDS.why(load.data.amount) : WORDS.whyLoading;
  return (
    <Sheet open={transferId !== null} title={title} onClose={onClose}>
      <StateView load={load} skeleton={<Skeleton shape="lines" count={6} />}>
        {() => load.data && <ReasonFacts reason={load.data} />}
      </StateView>
    </Sheet>
  );
}

function ReasonFacts({ reason }: { reason: Reason }) {
  const { rule, post } = reason;
  return (
    <>
      <View className="points-why">
        {rule && <Seal text={rule.seal} points={reason.amount} size="l" />}
        <View className="grow">
          <View className="serif t22">{rule?.title ?? reason.unit}</View>
          <View className="t14 i2">{WORDS.credited(clock(reason.at))}</View>
        </View>
      </View>
      <View className="points-facts">
        {rule && (
          <Fact
            name={WORDS.rule}
            first={
              <>
                <Text>{ruleLabel(rule)}</Text>
                <View className="dt" />
                <Text>{WORDS.ruleVersion(rule.version)}</Text>
              </>
            }
            second={ruleText(rule)}
            tail={<Icon name="next" size={16} className="i3" />}
            onTap={() => void go(routes.rules())}
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
        <Fact
          name={WORDS.review}
          first={<Text>{reason.unit}</Text>}
          second={WORDS.reviewed(clock(reason.at), reason.reviewers)}
        />
        {rule?.allowance && rule.allowance.caps.length > 0 && (
          <Fact name={WORDS.left} first={<Lefts caps={rule.allowance.caps} />} />
        )}
        <Fact
          name={WORDS.balanceAfter}
          first={
            <>
              <Num value={reason.balanceAfter} size={17} />
              <Text> {WORDS.points}</Text>
            </>
          }
        />
      </View>
      {post && (
        <View className="points-why-act">
          <Button kind="soft" block onTap={() => void go(routes.post(post.id))}>
            {WORDS.seePost}
          </Button>
        </View>
      )}
      <View className="points-number t12 i3">
        <Text>{WORDS.number} </Text>
        <Text className="points-number-digits" userSelect>
          {reason.number}
        </Text>
      </View>
    </>
  );
}

function Fact({
  name,
  first,
  second,
  tail,
  onTap,
}: {
  name: string;
  first: ReactNode;
  second?: string;
  tail?: ReactNode;
  onTap?: () => void;
}) {
  const inside = (
    <>
      <Text className="points-fact-name">{name}</Text>
      <View className="grow">
        <View>{first}</View>
        {second && <Text className="points-fact-more t14 i3">{second}</Text>}
      </View>
      {tail}
    </>
  );
  if (!onTap) return <View className="points-fact">{inside}</View>;
  return (
    <Tap className="points-fact" onTap={onTap}>
      {inside}
    </Tap>
  );
}

type Cap = NonNullable<NonNullable<Reason['rule']>['allowance']>['caps'][number];

/** The two nearest caps; a near one never promises more than a far one still leaves. */
function Lefts({ caps }: { caps: Cap[] }) {
  return (
    <View className="points-lefts">
      {caps.slice(0, 2).map((cap, index) => (
        <View key={cap.period} className="points-left">
          <Ring {...ringOf({ left: null, caps: [cap], blockedBy: null, freeAt: null })} size="s" />
          <Text>
            {WORDS.leftOf[cap.period]}
            {WORDS.leftTimes(Math.min(...caps.slice(index).map(({ left }) => left)))}
          </Text>
        </View>
      ))}
    </View>
  );
}
