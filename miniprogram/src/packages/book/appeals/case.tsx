import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { PhotoGrid } from '../../../components/photo-grid';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { ago, dateOf } from '../../../kernel/time';
import { words } from './words';

type AppealView = Reply<'appeal.mine'>['items'][number];
type ObjectionView = Reply<'objection.mine'>['items'][number];

/** One of my appeals: what became of it, or until when that will be said. */
export function AppealCase({ appeal }: { appeal: AppealView }) {
  const { kind, rule, subjectId, transferId, deadlineAt, photos, state } = appeal;
  const title = kind === 'missed' && rule ? words.missedOf(rule.title) : words.kinds[kind];
  return (
    <Case
      view={appeal}
      title={title}
      aside={state === 'open' ? words.deadline(dateOf(deadlineAt)) : undefined}
    >
      {photos.length > 0 && (
        <View className="own-case-photos">
          <PhotoGrid photos={photos} max={3} />
        </View>
      )}
      <Answer view={appeal} />
      {(kind === 'rejection' || transferId !== null) && (
        <View className="list-acts">
          {kind === 'rejection' && (
            <Button kind="soft" small onTap={() => void go(routes.deed.post(subjectId))}>
              {words.seePost}
            </Button>
          )}
          {transferId !== null && (
            <Button kind="soft" small onTap={() => void go(routes.mine.points(transferId))}>
              {words.seePoints}
            </Button>
          )}
        </View>
      )}
    </Case>
  );
}

/** One of my objections, with the award that it is about. */
export function ObjectionCase({ objection }: { objection: ObjectionView }) {
  const { name, title, points, transferId } = objection.notice;
  return (
    <Case view={{ ...objection, body: objection.reason }} title={words.against(name, title, points)}>
      <Answer view={objection} />
      <View className="list-acts">
        <Button kind="soft" small onTap={() => void go(routes.book.notices(transferId))}>
          {words.seePoints}
        </Button>
      </View>
    </Case>
  );
}

interface CaseProps {
  view: Pick<AppealView, 'state' | 'body' | 'createdAt'>;
  title: string;
  aside?: string;
  children: ReactNode;
}

function Case({ view: { state, body, createdAt }, title, aside, children }: CaseProps) {
  return (
    <View className="list-thing">
      <View className="own-case-head t14">
        <Text className={cx('b', state === 'upheld' && 'done')}>{words.states[state]}</Text>
        <Text className="own-case-when i3">{ago(createdAt)}</Text>
        {aside && <Text className="i2">{aside}</Text>}
      </View>
      <Text className="own-case-text">{title}</Text>
      <Text className="own-case-text t15 i2">{body}</Text>
      {children}
    </View>
  );
}

function Answer({
  view: { answer, unit, decidedAt },
}: {
  view: Pick<AppealView, 'answer' | 'unit' | 'decidedAt'>;
}) {
  if (!answer) return null;
  return (
    <View className="own-case-answer t15">
      <View className="t14 i3">
        {[unit && words.answered(unit), decidedAt && ago(decidedAt)].filter(Boolean).join('，')}
      </View>
      <View>{answer}</View>
    </View>
  );
}
