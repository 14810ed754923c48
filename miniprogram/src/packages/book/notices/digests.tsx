import { Text, View } from '@tarojs/components';
import { startOfDay } from '@jishan/shared/calendar';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import type { Pages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { dateOf } from '../../../kernel/time';
import { inGroups } from './digest';
import { words } from './words';
import './digests.scss';

type Digest = Reply<'notice.digests'>['items'][number];

/** The closing digest of each day's book, for whoever wants to check that the past stands as it stood. */
export function Digests({ pages }: { pages: Pages<Digest> }) {
  const none = pages.state === 'ready' && pages.items.length === 0;
  return (
    <StateView
      load={pages}
      skeleton={<Skeleton shape="row" count={6} />}
      empty={none && <Empty title={words.digestEmpty} text={words.digestEmptyText} />}
    >
      {() => (
        <View className="gutter">
          <View className="digest-note t14 i2">{words.digestNote}</View>
          {pages.items.map((digest) => (
            <DigestRow key={digest.day} digest={digest} />
          ))}
          <ListEnd pages={pages} />
        </View>
      )}
    </StateView>
  );
}

const TOLD_MS = 2500;

function DigestRow({ digest: { day, digest, transfers, points } }: { digest: Digest }) {
  const [told, setTold] = useState<string>(words.copy);
  const say = (outcome: string) => () => {
    setTold(outcome);
    setTimeout(() => setTold(words.copy), TOLD_MS);
  };
  const copy = () => void platform.copy(digest).then(say(words.copied), say(words.notCopied));
  return (
    <View className="digest">
      <View className="digest-head">
        <Text className="b">{dateOf(startOfDay(day))}</Text>
        <Text className="digest-sum t14 i3">{words.digestOf(transfers, points)}</Text>
        <Tap className="digest-copy t14 b" label={`${words.copy} ${day}`} onTap={copy}>
          {told}
        </Tap>
      </View>
      <Text className="digest-hex t14 i2" userSelect>
        {inGroups(digest)}
      </Text>
    </View>
  );
}
