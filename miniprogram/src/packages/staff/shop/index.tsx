import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { hoursText } from '@jishan/shared/hours';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { ThingPage } from '../../../components/thing-page';
import { type Reply, toCallError } from '../../../kernel/call';
import { useCopied } from '../../../kernel/copied';
import { platform } from '../../../kernel/platform';
import { send } from '../../../kernel/send';
import { useParamId, useThing } from '../../../kernel/thing';
import { clock, dateOf } from '../../../kernel/time';
import { NewsSection, useNewsOfShop } from '../../../parts/news/section';
import { words as shopWords } from '../../../parts/shop/desk-words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '店铺档案', enablePullDownRefresh: true });

type File = Reply<'merchant.file'>;
type Turn = 'suspend' | 'restore';

/** A shop as its region's staff see it: whom to call, its licence, what has happened. */
export default function ShopPage() {
  const id = useParamId();
  const load = useThing('merchant.file', id, (merchantId) => ({ merchantId }));
  const news = useNewsOfShop(id);
  const [turning, setTurning] = useState<Turn | null>(null);
  const doTurn = async (turn: Turn, { id: merchantId, version }: File, reason: string) => {
    try {
      const after = await send(`merchant.${turn}`, { merchantId, version, reason });
      load.change(() => after);
    } catch (error) {
      // It is another one by now: whoever asks again has seen it.
      if (toCallError(error).code === 'MERCHANT_CHANGED') void load.reload();
      throw error;
    }
  };
  return (
    <ThingPage
      title={words.fileTitle}
      of={load}
      gone={{ title: words.gone, text: words.goneText }}
      foot={(file) => <Foot file={file} onTurn={setTurning} />}
      also={news.refresh}
    >
      {(file) => (
        <>
          <View className="gutter shop-file-head">
            <View className="serif t22">{file.name}</View>
            <View className="t14 i2">
              {shopWords.kind(file.kind)}
              <View className="dt" />
              {file.community}
              <View className="dt" />
              {shopWords.tabs[file.state]}
            </View>
            {file.suspension && (
              <Notice kind="warn">
                {shopWords.suspendedFor(file.suspension.unit, file.suspension.reason)}
              </Notice>
            )}
            <View className="t15">{file.intro}</View>
          </View>
          <Facts file={file} />
          <Section title={words.licence}>
            <View className="shop-file-photos">
              <PhotoGrid photos={file.licence} />
            </View>
          </Section>
          <NewsSection pages={news} />
          <Section title={words.people}>
            {file.members.map(({ userId, name, role, since }) => (
              <Row key={userId} title={name} note={words.since(dateOf(since))} value={words.roles[role]} />
            ))}
          </Section>
          <Section title={words.history}>
            {file.events.map(({ id: event, kind, actor, unit, note, at }) => (
              <View key={event} className="shop-file-event">
                <View className="between t15">
                  <Text>{words.event(kind)}</Text>
                  <Text className="t14 i3">{clock(at)}</Text>
                </View>
                <View className="t14 i2">{[unit ?? '', actor, note].filter(Boolean).join('，')}</View>
              </View>
            ))}
          </Section>
          {turning && (
            <AskSheet
              {...words.asks[turning]}
              words={{ label: words.reason, max: LIMITS.caseChars }}
              yes={words[turning]}
              onYes={(reason) => doTurn(turning, file, reason)}
              onClose={() => setTurning(null)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

function Facts({ file }: { file: File }) {
  const { told, copy } = useCopied({
    copy: words.phone,
    copied: words.copied,
    notCopied: words.copyFailed,
  });
  return (
    <View className="gutter">
      <Row icon="phone" title={file.phone} note={told} onTap={() => copy(file.phone)} />
      <Row icon="pin" title={file.address} onTap={() => platform.openMap(file)} />
      <Row icon="clock" title={hoursText(file.hours)} />
      {file.giving && <Row icon="care" title={file.giving} />}
    </View>
  );
}

function Foot({ file, onTurn }: { file: File; onTurn: (turn: Turn) => void }) {
  // Who works there decides nothing about it.
  if (file.role !== null) return null;
  if (file.state === 'suspended')
    return (
      <Button block kind="line" onTap={() => onTurn('restore')}>
        {words.restore}
      </Button>
    );
  if (file.state !== 'open' && file.state !== 'paused') return null;
  return (
    <Button block kind="line" onTap={() => onTurn('suspend')}>
      {words.suspend}
    </Button>
  );
}
