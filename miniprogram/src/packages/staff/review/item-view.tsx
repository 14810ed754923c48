import { Text, View } from '@tarojs/components';
import { boardTitle } from '@jishan/shared/rules';
import { Avatar } from '../../../components/avatar';
import { Icon } from '../../../components/icon';
import { Num } from '../../../components/num';
import { PhotoGrid } from '../../../components/photo-grid';
import { Tap } from '../../../components/tap';
import { ago } from '../../../kernel/time';
import { type Item, needsTwo, type Rule } from '../../../parts/review/decision';
import { AllowanceRings, type AllowanceLoad } from './allowance';
import { WORDS } from './words';

/** All that a decision needs, on one screen: who, what, what for, what speaks for and against it. */
export function ItemView({
  item,
  position,
  total,
  rule,
  allowance,
  onChangeRule,
}: {
  item: Item;
  position: number;
  total: number;
  rule: Rule | null;
  allowance: AllowanceLoad;
  onChangeRule: () => void;
}) {
  return (
    <View className="review-item">
      <View className="review-who">
        <Avatar name={item.author.avatar} />
        <View className="grow">
          <Text className="review-name b cut">{item.author.name}</Text>
          <View className="t12 i3">
            <Text>{[item.community, item.grid].filter(Boolean).join(' ')}</Text>
            <View className="dt" />
            <Text>{WORDS.sent(ago(item.sentAt))}</Text>
          </View>
        </View>
        <View className="review-place">
          <Num value={position} size={28} />
          <Text className="review-total num">/{total}</Text>
        </View>
      </View>
      <View className="gutter">
        <PhotoGrid photos={item.photos} />
      </View>
      <View className="review-text">{item.body || WORDS.photosOnly}</View>
      {item.place && (
        <View className="review-spot t14 i3">
          <Icon name="pin" size={16} />
          <Text>{item.place}</Text>
        </View>
      )}
      {item.was ? (
        <Was was={item.was} now={item} />
      ) : (
        <Claim item={item} rule={rule} onChange={onChangeRule} />
      )}
      <Checks item={item} rule={rule} />
      <View className="review-two">
        <Record record={item.record} hasClaim={item.claim !== null} />
        {rule && (
          <View className="review-half">
            <Text className="t14 i2">{WORDS.allowance}</Text>
            <AllowanceRings load={allowance} />
          </View>
        )}
      </View>
    </View>
  );
}

/** What is public now and would go: only what differs is drawn. */
function Was({ was, now }: { was: NonNullable<Item['was']>; now: Item }) {
  const ids = (photos: Item['photos']) => photos.map(({ id }) => id).join();
  const samePhotos = ids(was.photos) === ids(now.photos);
  return (
    <View className="review-was">
      <Text className="t14 i2">{WORDS.was}</Text>
      {was.body !== now.body && <View className="review-was-text">{was.body || WORDS.photosOnly}</View>}
      {!samePhotos &&
        (was.photos.length > 0 ? (
          <PhotoGrid photos={was.photos} />
        ) : (
          <View className="t14 i2">{WORDS.wasNoPhotos}</View>
        ))}
      {was.place !== now.place && <View className="t14 i2">{WORDS.wasPlace(was.place)}</View>}
      {was.board !== now.board && (
        <View className="t14 i2">{WORDS.wasBoard(boardTitle(was.board), boardTitle(now.board))}</View>
      )}
      {was.body === now.body && <View className="t14 i3">{WORDS.sameWords}</View>}
    </View>
  );
}

function Claim({ item, rule, onChange }: { item: Item; rule: Rule | null; onChange: () => void }) {
  const asClaimed = rule?.code === item.claim?.code;
  const none = item.claim ? WORDS.noPoints : WORDS.noClaim;
  return (
    <View className="review-claim-box">
      <View className="review-claim">
        <View className="grow">
          <Text className="review-claim-name t14 i2">{asClaimed ? WORDS.claim : WORDS.instead}</Text>
          <View className="serif t22">{rule?.title ?? none}</View>
          {!asClaimed && rule && (
            <Text className="review-claim-rule t14 i2">
              {WORDS.ruleLine(rule.points, rule.photos, needsTwo(rule, item) ? 2 : 1)}
            </Text>
          )}
        </View>
        {rule && <Num value={rule.points} size={40} sign />}
      </View>
      <Tap className="review-change t14 i2" onTap={onChange}>
        <Text>{WORDS.changeRule}</Text>
        <Icon name="next" size={16} />
      </Tap>
    </View>
  );
}

/** The machine has looked at the claim; for a rule put in its place the photos are counted here. */
function Checks({ item, rule }: { item: Item; rule: Rule | null }) {
  const instead = rule !== null && rule.code !== item.claim?.code;
  const tooFew = instead && item.photos.length < rule.photos;
  const checks = tooFew
    ? [{ ok: false, text: WORDS.photosFew(item.photos.length, rule.photos) }, ...item.checks]
    : item.checks;
  if (!checks.length) return null;
  return (
    <View className="review-checks">
      {instead && <Text className="t12 i3">{WORDS.checksOf(item.claim?.title ?? null)}</Text>}
      {checks.map(({ ok, text }) => (
        <View key={text} className="review-check">
          <Icon
            name={ok ? 'check' : 'warn'}
            size={20}
            label={ok ? WORDS.checkOk : WORDS.checkBad}
            className={ok ? 'done' : 'review-bad'}
          />
          <Text className={ok ? '' : 'b'}>{text}</Text>
        </View>
      ))}
    </View>
  );
}

function Record({ record, hasClaim }: { record: Item['record']; hasClaim: boolean }) {
  const last = record.lastSameRuleAt;
  return (
    <View className="review-half">
      <Text className="t14 i2">{WORDS.record}</Text>
      <View className="review-record t14">
        <Text>{WORDS.recordYear} </Text>
        <Num value={record.approved} />
        <Text> {WORDS.recordApproved}</Text>
        <Num value={record.rejected} />
        <Text> {WORDS.recordRejected}</Text>
      </View>
      {hasClaim && (
        <View className="review-record t14">
          {last === null ? WORDS.recordNoLast : WORDS.recordLast(ago(last))}
        </View>
      )}
    </View>
  );
}
