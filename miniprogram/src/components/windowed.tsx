import { View } from '@tarojs/components';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import { platform } from '../kernel/platform';
import { cx } from './cx';
import { Here } from './here';
import './windowed.scss';

interface WindowedProps<T> {
  items: readonly T[];
  /** How high one is, roughly, in px: only for those that have never been near. */
  height: (item: T) => number;
  /** How many come and go together: about half a screen of them. */
  part?: number;
  /** One of them, with its key. */
  children: (item: T, index: number) => ReactNode;
}

/** What is nearer than that to the edge of the screen is drawn: more than a screen, so that nobody sees it come. */
const NEAR = 1_200;
/** Drawn at once, before it is known where they are. */
const FIRST_PARTS = 2;

let parts = 0;

/**
 * A long list of which only what is near the screen is drawn; what is far keeps its place by its height. WeChat advises against
 * more than a thousand nodes, and a feed of two hundred posts has ten thousand.
 */
export function Windowed<T>({ items, height, part = 4, children }: WindowedProps<T>) {
  const starts = Array.from({ length: Math.ceil(items.length / part) }, (_, index) => index * part);
  return (
    <View>
      {starts.map((start, index) => {
        const own = items.slice(start, start + part);
        const roughly = own.reduce((sum, item) => sum + height(item), 0);
        return (
          <Part key={start} first={index === 0} roughly={index < FIRST_PARTS ? null : roughly}>
            {() => own.map((item, at) => children(item, start + at))}
          </Part>
        );
      })}
    </View>
  );
}

interface PartProps {
  first: boolean;
  /** Begins as a place of this height. */
  roughly: number | null;
  children: () => ReactNode;
}

function Part({ first, roughly, children }: PartProps) {
  const here = useContext(Here);
  const [id] = useState(() => `part-${(parts += 1)}`);
  /** Its height while nothing of it is drawn. */
  const [away, setAway] = useState(roughly);
  useEffect(
    () => platform.watchNear(here, id, NEAR, (near, height) => setAway(near ? null : height)),
    [here, id],
  );
  return (
    <View
      id={id}
      className={cx('windowed', first && 'windowed-first')}
      style={away === null ? {} : { height: `${away}px` }}
    >
      {away === null && children()}
    </View>
  );
}
