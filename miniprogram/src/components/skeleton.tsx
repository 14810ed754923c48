import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import './skeleton.scss';

interface BoneProps {
  width?: number | string;
  height?: number;
  className?: string;
}

/** A piece of what is coming. */
export function Bone({ width = '100%', height = 16, className }: BoneProps) {
  return (
    <View
      className={cx('bone', className)}
      style={{ width: typeof width === 'number' ? `${width}px` : width, height: `${height}px` }}
    />
  );
}

/** The shape of what is coming, breathing: a post, a row, an article, lines of text. */
export function Skeleton({ shape, count = 3 }: { shape: 'post' | 'row' | 'art' | 'lines'; count?: number }) {
  const Shape = SHAPES[shape];
  return (
    <View className="skel" {...a11y({ role: 'status', label: '正在载入' })}>
      {Array.from({ length: count }, (_, i) => (
        <Shape key={i} turn={i} />
      ))}
    </View>
  );
}

// Not every post has three photos, not every line is full.
const PHOTOS = [3, 1, 2];
const WIDTHS = ['72%', '54%', '62%'];
const widthOf = (turn: number) => WIDTHS[turn % WIDTHS.length] ?? '72%';

function PostBones({ turn }: { turn: number }) {
  const photos = PHOTOS[turn % PHOTOS.length] ?? 3;
  return (
    <View className="skel-post">
      <View className="skel-head">
        <Bone className="skel-av" />
        <View className="grow">
          <Bone width={72} />
          <Bone width={128} height={12} className="skel-second" />
        </View>
        <Bone className="skel-seal" />
      </View>
      <Bone className="skel-line" />
      <Bone width={widthOf(turn)} className="skel-line" />
      <View className={cx('photos', `photos-${photos}`, 'skel-photos')}>
        {Array.from({ length: photos }, (_, i) => (
          <View key={i} className="photo" />
        ))}
      </View>
      <View className="skel-foot">
        <Bone width={48} />
        <Bone width={48} />
        <View className="grow" />
        <Bone width={48} />
      </View>
    </View>
  );
}

function RowBones({ turn }: { turn: number }) {
  return (
    <View className="skel-row">
      <Bone className="skel-av" />
      <View className="grow">
        <Bone width={widthOf(turn)} />
        <Bone width={96} height={12} className="skel-second" />
      </View>
      <Bone width={40} />
    </View>
  );
}

function ArticleBones({ turn }: { turn: number }) {
  return (
    <View className="skel-row">
      <View className="grow">
        <Bone />
        <Bone width={widthOf(turn)} className="skel-second" />
      </View>
      <Bone className="skel-thumb" />
    </View>
  );
}

function LineBones({ turn }: { turn: number }) {
  return <Bone width={turn % 3 === 2 ? '60%' : '100%'} className="skel-line" />;
}

const SHAPES = { post: PostBones, row: RowBones, art: ArticleBones, lines: LineBones };
