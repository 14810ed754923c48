import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { timeOfDay } from '../../../kernel/time';
import { Photos } from '../../../parts/photos/photos';
import { type BoardCode, hasContent, type PostDraft } from '../../../parts/post/draft';
import { AsShop } from './as-shop';
import { BoardRow } from './board-row';
import { Body } from './body';
import type { FieldName } from './check';
import { PlaceRow } from './place-row';
import { RulePicker } from './rule-picker';
import { StartOver } from './start-over';
import { type Sent, type Target, useWriting } from './use-writing';
import { words } from './words';
import './editor.scss';

interface Props {
  name: string;
  start: PostDraft;
  target: Target | null;
  /** What the page was opened with: a ring's rule, a board's tab, the camera first. */
  wanted: { ruleCode?: string; board?: BoardCode; photo?: boolean };
  /** It changes what is public: the points were earned before, and no rule is chosen. */
  isPublic?: boolean;
  /** Above the words: why the last try was sent back. */
  head?: ReactNode;
  onSent: (sent: Sent) => void;
  onStale: () => void;
}

/** The page on which a post is written. */
export function Editor({ name, start, target, wanted, isPublic, head, onSent, onStale }: Props) {
  const load = useCall('rule.list', { claimable: true, size: 100 });
  const rules = load.data?.items ?? [];
  const writing = useWriting({ name, start, target, rules, onSent, onStale });
  const { draft, uploads, rule, board, problem, sending, change } = writing;
  const { value } = draft;
  // The board that a person came from or chose steers which rules are offered; the one that follows a rule does not, or the
  // rows would change places under the finger.
  const [near, setNear] = useState<BoardCode | null>(wanted.board ?? value.board);
  const [resumed, setResumed] = useState(target === null && hasContent(value));

  // Once, as the page opens: afterwards the choice is the person's.
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    if (wanted.ruleCode) draft.change({ ruleCode: wanted.ruleCode, board: null });
    else if (wanted.board && value.board === null) draft.change({ board: wanted.board });
    // Where it cannot be opened, or is closed again, the tile of the camera is still there to be tapped.
    if (wanted.photo && uploads.store.get().length === 0) void uploads.add().catch(() => undefined);
  }, [draft, uploads, value.board, wanted]);
  // A ring that turns out to be full chooses nothing: its points would be a promise.
  const full = rules.find(({ code, allowance }) => code === wanted.ruleCode && allowance?.blockedBy);
  const checked = useRef(false);
  useEffect(() => {
    if (load.state !== 'ready' || checked.current) return;
    checked.current = true;
    if (full && value.ruleCode === full.code) draft.change({ ruleCode: null, board: full.board });
  }, [draft, full, load.state, value.ruleCode]);
  useEffect(() => {
    if (problem)
      void Taro.pageScrollTo({ selector: `#publish-${problem.field}`, offsetTop: -120, duration: 200 });
  }, [problem]);

  const at = (field: FieldName) => (problem?.field === field ? problem.message : undefined);
  const offline = sending.error?.code === 'OFFLINE';
  const missing = rule && value.photos.length < rule.photos ? words.needPhotos(rule.photos) : undefined;
  return (
    <Page
      title={target ? words.titleEdit : words.title}
      ground="sheet"
      foot={
        <View>
          {sending.error && (
            <Notice kind="warn" className="publish-notice" icon={offline ? 'offline' : 'warn'}>
              {offline ? words.offline : sending.error.message}
            </Notice>
          )}
          {writing.sentEarlier && (
            <Notice
              kind="warn"
              className="publish-notice"
              action={{ label: words.look, onTap: () => void go(routes.mine.posts('pending')) }}
            >
              {target ? words.changedEarlier : words.sentEarlier}
            </Notice>
          )}
          <View className="publish-foot">
            {draft.savedAt !== null && hasContent(value) && (
              <View className="publish-saved note">
                <View>{words.saved}</View>
                <View>{timeOfDay(draft.savedAt)}</View>
              </View>
            )}
            <Button className="grow" loading={sending.busy} onTap={() => void sending.run()}>
              {offline ? words.sendAgain : words.send}
            </Button>
          </View>
        </View>
      }
    >
      {head}
      {resumed && (
        <StartOver
          onClear={() => {
            writing.startOver();
            setResumed(false);
          }}
        />
      )}
      <Body
        body={value.body}
        problem={at('body')}
        focus={problem?.field === 'body'}
        onInput={(body) => change({ body })}
      />
      <Photos uploads={uploads} error={at('photos')} hint={missing} />
      {!isPublic && (
        <RulePicker
          load={load}
          rules={rules}
          chosen={value.ruleCode}
          near={near}
          wanted={wanted.ruleCode}
          problem={at('ruleCode')}
          onChoose={(picked) => change({ ruleCode: picked?.code ?? null, board: picked ? null : board })}
        />
      )}
      <BoardRow
        board={board}
        problem={at('board')}
        onChoose={(code) => {
          setNear(code);
          change({ board: code });
        }}
      />
      {!target && <AsShop value={value.merchantId} onChoose={(merchantId) => change({ merchantId })} />}
      <PlaceRow place={value.place} problem={at('place')} onInput={(place) => change({ place })} />
    </Page>
  );
}
