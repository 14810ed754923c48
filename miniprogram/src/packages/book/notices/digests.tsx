import { Text, View } from '@tarojs/components';
import { startOfDay } from '@jishan/shared/calendar';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { useCopied } from '../../../kernel/copied';
import { dateOf } from '../../../kernel/time';
import { beginning } from './digest';
import { words } from './words';
import './digests.scss';

/** The seal of one day's book, for whoever wants to check that the past stands as it stood. */
export function DigestRow({
  digest: { day, digest, transfers, points },
}: {
  digest: Reply<'notice.digests'>['items'][number];
}) {
  const { told, copy } = useCopied(words);
  return (
    <View className="digest">
      <View className="digest-head">
        <Text className="b">{dateOf(startOfDay(day))}</Text>
        <Text className="digest-sum t14 i3">{words.digestOf(transfers, points)}</Text>
        <Tap className="digest-copy t14 b" label={`${words.copy} ${day}`} onTap={() => copy(digest)}>
          {told}
        </Tap>
      </View>
      <Text className="digest-hex t14 i2">{beginning(digest)}</Text>
    </View>
  );
}
