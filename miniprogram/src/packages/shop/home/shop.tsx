import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { appliesAgain } from '../../../parts/shop/applies-again';
import { counterName } from '../../../parts/shop/counter-name';
import { AppealSheet } from './appeal-sheet';
import { People } from './people';
import { TurnSheet, type Turn } from './turn-sheet';
import { words } from './words';

type File = Reply<'merchant.file'>;

/** One of my shops: the counter first, then what it gives, its people and its state. */
export function Shop({ merchantId }: { merchantId: number }) {
  const load = useCall('merchant.file', { merchantId });
  const [turning, setTurning] = useState<Turn | null>(null);
  const [appealing, setAppealing] = useState(false);
  const file = load.data;
  const put = (after: File) => load.change(() => after);
  return (
    <StateView load={load} skeleton={<Skeleton shape="row" count={6} />}>
      {() =>
        file && (
          <>
            {load.error && <Notice kind="warn">{load.error.message}</Notice>}
            <View className="gutter my-shop-head">
              <View className="serif t22">{file.name}</View>
              <View className="t15">{words.states[file.state]}</View>
              <View className="t14 i3">
                {waitsAgain(file) ? words.againWaits : words.stateNotes[file.state]}
              </View>
              {file.suspension && (
                <Suspension suspension={file.suspension} file={file} onAppeal={() => setAppealing(true)} />
              )}
              {appliesAgain(file) && !waitsAgain(file) && file.role === 'owner' && (
                <Button
                  block
                  className="my-shop-counter"
                  onTap={() => void go(routes.shop.apply(merchantId))}
                >
                  {words.again}
                </Button>
              )}
              {['open', 'paused', 'left'].includes(file.state) && (
                <Button
                  block
                  icon="scan"
                  className="my-shop-counter"
                  onTap={() => void go(routes.shop.counter(merchantId))}
                >
                  {counterName()}
                </Button>
              )}
            </View>
            <View className="gutter">
              <Row
                icon="ticket"
                title={words.offers}
                note={words.offersNote}
                onTap={() => void go(routes.shop.offers(merchantId))}
              />
              <Row
                icon="gift"
                title={words.products}
                note={words.productsNote}
                onTap={() => void go(routes.shop.products(merchantId))}
              />
              <Row
                icon="horn"
                title={words.news}
                note={words.newsNote}
                onTap={() => void go(routes.shop.news(merchantId))}
              />
              {file.role === 'owner' && (
                <Row icon="card" title={words.cards} onTap={() => void go(routes.shop.cards(merchantId))} />
              )}
              <Row icon="notice" title={words.orders} onTap={() => void go(routes.shop.orders(merchantId))} />
              <Row
                icon="points"
                title={words.figures}
                note={words.figuresNote}
                onTap={() => void go(routes.shop.figures(merchantId))}
              />
              {['open', 'paused'].includes(file.state) && (
                <Row icon="eye" title={words.page} onTap={() => void go(routes.alliance.shop(merchantId))} />
              )}
              {file.role === 'owner' && ['open', 'paused'].includes(file.state) && (
                <Row
                  icon="shop"
                  title={words.profile}
                  note={profileNote(file)}
                  onTap={() => void go(routes.shop.apply(merchantId))}
                />
              )}
            </View>
            <People file={file} onChanged={put} onRemoved={() => void load.reload()} />
            {file.role === 'owner' && <Turns file={file} onTurn={setTurning} />}
            {turning && (
              <TurnSheet
                file={file}
                turn={turning}
                onDone={(after) => {
                  put(after);
                  setTurning(null);
                }}
                onClose={() => setTurning(null)}
              />
            )}
            {appealing && (
              <AppealSheet
                merchantId={merchantId}
                onDone={(after) => {
                  put(after);
                  setAppealing(false);
                }}
                onClose={() => setAppealing(false)}
              />
            )}
          </>
        )
      }
    </StateView>
  );
}

/** A shop that left is still that while staff read its application. */
const waitsAgain = (file: File) => appliesAgain(file) && file.submission?.state === 'pending';

function profileNote({ submission }: File): string {
  if (submission?.state === 'pending') return words.waiting;
  return submission?.state === 'rejected' ? words.rejected(submission.answer) : words.profileNote;
}

interface SuspensionProps {
  suspension: NonNullable<File['suspension']>;
  file: File;
  onAppeal: () => void;
}

function Suspension({ suspension: { unit, reason, appeal }, file, onAppeal }: SuspensionProps) {
  const mayAppeal = file.role === 'owner' && appeal === null;
  return (
    <>
      <Notice kind="warn" action={mayAppeal ? { label: words.appeal, onTap: onAppeal } : undefined}>
        {words.suspended(unit, reason)}
      </Notice>
      {appeal && <Notice>{words.appealed(appeal.state, appeal.answer)}</Notice>}
    </>
  );
}

function Turns({ file, onTurn }: { file: File; onTurn: (turn: Turn) => void }) {
  if (file.state !== 'open' && file.state !== 'paused') return null;
  const turn = file.state === 'open' ? 'pause' : 'resume';
  return (
    <>
      <View className="gutter my-shop-turns">
        <Button kind="line" block onTap={() => onTurn(turn)}>
          {words[turn]}
        </Button>
        <Button kind="soft" block onTap={() => onTurn('leave')}>
          {words.leave}
        </Button>
      </View>
      <Section title={words.another} plain>
        <Row icon="plus" title={words.apply} onTap={() => void go(routes.shop.apply())} />
      </Section>
    </>
  );
}
