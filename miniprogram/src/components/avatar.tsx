import { Image } from '@tarojs/components';
import { avatarUrl, photoUrl } from '../kernel/assets';
import { a11y } from './a11y';
import { cx } from './cx';
import './avatar.scss';

interface AvatarProps {
  /** A drawn avatar's name, or the path of a picture. */
  name: string;
  size?: 's' | 'm' | 'l' | 'xl';
  round?: boolean;
  label?: string;
  className?: string;
}

export function Avatar({ name, size = 'm', round, label, className }: AvatarProps) {
  return (
    <Image
      className={cx('av', `av-${size}`, round && 'av-round', className)}
      src={/[/:.]/.test(name) ? photoUrl(name) : avatarUrl(name)}
      mode="aspectFill"
      {...a11y(label ? { role: 'img', label } : { hidden: true })}
    />
  );
}
