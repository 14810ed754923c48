import { View } from '@tarojs/components';
import { type Avatar as AvatarName, AVATARS } from '@jishan/shared/avatars';
import { Avatar } from '../../../components/avatar';
import { RadioGroup } from '../../../components/choices';
import { cx } from '../../../components/cx';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { Tap } from '../../../components/tap';
import type { CallError } from '../../../kernel/call';
import { WORDS } from './words';

interface AvatarSheetProps {
  value: string;
  busy: boolean;
  error: CallError | null;
  onChoose: (avatar: AvatarName) => void;
  onClose: () => void;
}

/** The drawn faces, flowers and places; no photo of anybody. */
export function AvatarSheet({ value, busy, error, onChoose, onClose }: AvatarSheetProps) {
  return (
    <Sheet open title={WORDS.chooseAvatar} onClose={onClose}>
      {error && (
        <Notice kind="error" className="me-error">
          {error.message}
        </Notice>
      )}
      <RadioGroup label={WORDS.chooseAvatar} className="me-avatars">
        {AVATARS.map((avatar, index) => (
          <View key={avatar} className="me-avatar-cell">
            <Tap
              className={cx('me-avatar', avatar === value && 'me-avatar-on')}
              role="radio"
              checked={avatar === value}
              label={WORDS.avatarOf(index + 1)}
              disabled={busy}
              onTap={() => onChoose(avatar)}
            >
              <Avatar name={avatar} size="xl" />
            </Tap>
          </View>
        ))}
      </RadioGroup>
    </Sheet>
  );
}
