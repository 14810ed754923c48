import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { call, type Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useThing } from '../../../kernel/thing';
import { appliesAgain } from '../../../parts/shop/applies-again';
import { counterName } from '../../../parts/shop/counter-name';
import { People } from './people';
import { words } from './words';
import './index.scss';

type File = Reply<'merchant.file'>;
type Turn = 'pause' | 'resume' | 'leave';

const isShown = ({ state }: File) => state === 'open' || state === 'paused';

interface Props {
  merchantId: number;
  /** Above it: which of several it is. */
  children: ReactNode;
}

/** One of my shops: the counter first, then what it gives, its people and its state. */
export function Shop({ merchantId, children }: Props) {
  const load = useThing('merchant.file', merchantId, (id) => ({ merchantId: id }));
  const [turning, setTurning] = useState<Turn | null>(null);
  const [appealing, setAppealing] = useState(false);
  const put = (after: File) => load.change(() => after);
  const doTurn = async (turn: Turn, note: string) =>
    put(
      turn === 'resume'
        ? await call('merchant.resume', { merchantId })
        : await call(`merchant.${turn}`, { merchantId, note }),
    );
  return (
    <ThingPage
      title={words.title}
      of={load}
      gone={{ title: words.gone, text: words.goneText }}
      skeleton={<Skeleton shape="row" count={6} />}
    >
      {(file) => (
        <>
          {children}
          <View className="gutter list-lead">
            <View className="serif t22">{file.name}</View>
            <View className="t15">{words.states[file.state]}</View>
            <View className="t14 i3">
              {waitsAgain(file) ? words.againWaits : words.stateNotes[file.state]}
            </View>
            {file.suspension && (
              <Suspension suspension={file.suspension} file={file} onAppeal={() => setAppealing(true)} />
            )}
            {appliesAgain(file) && !waitsAgain(file) && file.role === 'owner' && (
              <Button block className="my-shop-counter" onTap={() => void go(routes.shop.apply(merchantId))}>
                {words.again}
              </Button>
            )}
            {(isShown(file) || file.state === 'left') && (
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
          <Ways file={file} />
          <People file={file} onChanged={put} onRemoved={() => void load.reload()} />
          {file.role === 'owner' && <Turns file={file} onTurn={setTurning} />}
          {turning && (
            <AskSheet
              title={words.asks[turning].title}
              text={words.asks[turning].text}
              words={
                turning === 'resume'
                  ? undefined
                  : { label: words.note, max: LIMITS.reasonChars, optional: true }
              }
              yes={words[turning]}
              onYes={(note) => doTurn(turning, note)}
              onClose={() => setTurning(null)}
            />
          )}
          {appealing && (
            <AskSheet
              title={words.appealTitle}
              text={words.appealText}
              words={{ label: words.appealReason, max: LIMITS.caseChars }}
              yes={words.send}
              onYes={async (body) => put(await send('merchant.appeal', { merchantId, body }))}
              onClose={() => setAppealing(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

/** Where its offers, goods, news, orders and numbers are. */
function Ways({ file }: { file: File }) {
  const { id } = file;
  const isOwner = file.role === 'owner';
  const to = (url: string) => () => void go(url);
  return (
    <View className="gutter">
      <Row icon="ticket" title={words.offers} note={words.offersNote} onTap={to(routes.shop.offers(id))} />
      <Row
        icon="gift"
        title={words.products}
        note={words.productsNote}
        onTap={to(routes.shop.products(id))}
      />
      <Row icon="horn" title={words.news} note={words.newsNote} onTap={to(routes.shop.news(id))} />
      {isOwner && <Row icon="card" title={words.cards} onTap={to(routes.shop.cards(id))} />}
      <Row icon="notice" title={words.orders} onTap={to(routes.shop.orders(id))} />
      <Row icon="points" title={words.figures} note={words.figuresNote} onTap={to(routes.shop.figures(id))} />
      {isShown(file) && <Row icon="eye" title={words.page} onTap={to(routes.alliance.shop(id))} />}
      {isOwner && isShown(file) && (
        <Row icon="shop" title={words.profile} note={profileNote(file)} onTap={to(routes.shop.apply(id))} />
      )}
    </View>
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
  if (!isShown(file)) return null;
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
