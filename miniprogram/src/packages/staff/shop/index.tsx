import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { hoursText } from '@jishan/shared/hours';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { PhotoGrid } from '../../../components/photo-grid';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { clock, dateOf } from '../../../kernel/time';
import { NewsSection, useNewsOfShop } from '../../../parts/news/section';
import { words as shopWords } from '../../../parts/shop/desk-words';
import { TurnSheet } from './turn-sheet';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '店铺档案' });

type File = Reply<'merchant.file'>;

/** A shop as its region's staff see it: whom to call, its licence, what has happened. */
export default function ShopPage() {
  const merchantId = Number(useRouter().params.id);
  const known = Number.isSafeInteger(merchantId) && merchantId > 0;
  const load = useCall('merchant.file', known ? { merchantId } : null);
  const file = load.data;
  const news = useNewsOfShop(known ? merchantId : null);
  const [turning, setTurning] = useState<'suspend' | 'restore' | null>(null);
  if (!known || load.error?.code === 'NOT_FOUND')
    return (
      <Page title={words.fileTitle}>
        <Empty title={words.gone} text={words.goneText} />
      </Page>
    );
  return (
    <Page title={words.fileTitle} foot={file && <Foot file={file} onTurn={setTurning} />}>
      <StateView load={load} skeleton={<Skeleton shape="lines" count={10} />}>
        {() =>
          file && (
            <>
              <View className="gutter shops-head">
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
                <View className="shops-photos">
                  <PhotoGrid photos={file.licence} />
                </View>
              </Section>
              <NewsSection pages={news} />
              <Section title={words.people}>
                {file.members.map(({ userId, name, role, since }) => (
                  <Row key={userId} title={name} note={dateOf(since)} value={words.roles[role]} />
                ))}
              </Section>
              <Section title={words.history}>
                {file.events.map(({ id, kind, actor, unit, note, at }) => (
                  <View key={id} className="shops-event">
                    <View className="between t15">
                      <Text>{words.event(kind)}</Text>
                      <Text className="t14 i3">{clock(at)}</Text>
                    </View>
                    <View className="t14 i2">{[unit ?? '', actor, note].filter(Boolean).join('，')}</View>
                  </View>
                ))}
              </Section>
            </>
          )
        }
      </StateView>
      {turning && file && (
        <TurnSheet
          file={file}
          turn={turning}
          onDone={(after) => {
            load.change(() => after);
            setTurning(null);
          }}
          onStale={() => void load.reload()}
          onClose={() => setTurning(null)}
        />
      )}
    </Page>
  );
}

function Facts({ file }: { file: File }) {
  const [copied, setCopied] = useState(false);
  return (
    <View className="gutter">
      <Row
        icon="phone"
        title={file.phone}
        note={copied ? words.copied : words.phone}
        onTap={() => void platform.copy(file.phone).then(() => setCopied(true))}
      />
      <Row icon="pin" title={file.address} onTap={() => platform.openMap(file)} />
      <Row icon="clock" title={hoursText(file.hours)} />
      {file.giving && <Row icon="care" title={file.giving} />}
    </View>
  );
}

function Foot({ file, onTurn }: { file: File; onTurn: (turn: 'suspend' | 'restore') => void }) {
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
