import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { type Me, session, useMe } from './session';

/**
 * Who is signed in, as a page knows it while it is in view. One that lies below the sign-in page is about to be forgotten: it
 * does not wake to ask for what nobody will see, nor for the phone's place.
 */
export function useMeInView(): Me | null {
  const me = useMe();
  const [seen, setSeen] = useState(me);
  const isInView = useRef(true);
  useDidHide(() => {
    isInView.current = false;
  });
  useDidShow(() => {
    isInView.current = true;
    setSeen(session.get().me);
  });
  useEffect(() => {
    if (isInView.current) setSeen(me);
  }, [me]);
  return seen;
}
