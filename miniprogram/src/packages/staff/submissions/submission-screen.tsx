import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Rule } from '../../../components/rule';
import type { Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { ago } from '../../../kernel/time';
import type { Ends } from '../../../parts/case/case-page';
import { CaseScreen } from '../../../parts/case/case-screen';
import { words } from './words';
import './submission-screen.scss';

type Item = Reply<'submission.queue'>['items'][number];
type Fact = Item['facts'][number];

interface Props {
  item: Item;
  /** How many wait. */
  waiting: string;
  ends: Ends;
}

/** One thing that a shop wants to show, line by line, beside what stands there now. */
export function SubmissionScreen({ item, waiting, ends }: Props) {
  const [asking, setAsking] = useState(false);
  // An application is called as the shop is: the name stands at the top, once.
  const facts = item.facts.filter(({ value, before }) => before !== null || value !== item.title);
  return (
    <CaseScreen
      title={words.title}
      why={item.mayDecide ? null : words.own}
      ends={ends}
      atOnce={item.risky ? undefined : 'yes'}
      answers={{
        no: {
          label: words.reject,
          send: words.send,
          after: [words.rejectText],
          ready: words.ready,
          need: words.needReason,
          letter: { to: words.to, lead: words.letterLead },
          fieldLabel: words.reason,
          max: LIMITS.reasonChars,
        },
        yes: { label: words.approve, send: words.approve, after: [], ready: [], need: null, letter: null },
      }}
      before={(side) => {
        if (side === 'yes' && item.risky) setAsking(true);
        return side === 'yes' && item.risky;
      }}
      decisionOf={(side, answer) => ({ submissionId: item.id, approve: side === 'yes', answer })}
      send={async (decision) => {
        await send('submission.decide', decision);
        return decision.approve
          ? { text: words.approved(item.title), good: true }
          : { text: words.rejected(item.title), good: false };
      }}
    >
      <View className="submission-head gutter">
        <View className="between t14 i3">
          <Text>{words.kind(item.kind)}</Text>
          <Text>{waiting}</Text>
        </View>
        <View className="serif t22">{item.title}</View>
        <View className="t14 i2">
          {item.merchant !== item.title && item.merchant}
          {item.merchant !== item.title && <View className="dt" />}
          {item.community}
          <View className="dt" />
          {words.by(item.submitter, ago(item.at))}
        </View>
      </View>
      <Rule kind="ww" />
      <View className="gutter">
        {facts.map((fact) => (
          <FactLine key={fact.label} fact={fact} shop={item.merchant} />
        ))}
        {item.photos.length > 0 && (
          <View className="submission-photos">
            <PhotoGrid photos={item.photos} />
          </View>
        )}
        {item.checks.map(({ ok, text }) => (
          <View key={text} className="submission-check t15">
            <Icon
              name={ok ? 'check' : 'warn'}
              size={20}
              label={ok ? words.ok : words.mind}
              className={ok ? 'done' : 'submission-bad'}
            />
            <Text className={ok ? '' : 'b'}>{text}</Text>
          </View>
        ))}
        <Row icon="shop" title={words.file} onTap={() => void go(routes.staff.shop(item.merchantId))} />
      </View>
      {asking && (
        <AskSheet
          {...words.risk}
          onYes={async () => {
            await send('submission.decide', {
              submissionId: item.id,
              approve: true,
              answer: '',
              riskSeen: true,
            });
            ends.decided(words.approved(item.title), true);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </CaseScreen>
  );
}

function FactLine({ fact: { label, value, before, spot }, shop }: { fact: Fact; shop: string }) {
  return (
    <View className="submission-fact">
      <Text className="submission-label t14 i3">{label}</Text>
      <View className="grow t15">
        {before !== null && <View className="submission-was">{before}</View>}
        <View className={before === null ? '' : 'b'}>{value}</View>
      </View>
      {spot && (
        <Button
          kind="line"
          small
          icon="pin"
          onTap={() => platform.openMap({ ...spot, name: shop, address: '' })}
        >
          {words.map}
        </Button>
      )}
    </View>
  );
}
