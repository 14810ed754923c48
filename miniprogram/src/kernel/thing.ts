import { useRouter } from '@tarojs/taro';
import type { ReadName } from '@jishan/shared/api';
import type { Input, Reply } from './call';
import { type Load, useCall } from './load';

/** One thing that a page is about. */
export interface Thing<T> extends Pick<Load<T>, 'state' | 'data' | 'error' | 'reload'> {
  /** It was never there, or is no longer; also when the address names none. */
  gone: boolean;
}

const ID = /^[1-9]\d{0,14}$/;

/** The number that a part of an address names; null when it names none. */
export const idIn = (text = ''): number | null => (ID.test(text) ? Number(text) : null);

/** The number in the page's address; null when there is none. */
export const useParamId = (name = 'id'): number | null => idIn(useRouter().params[name]);

/** The thing of that number. It waits for nothing where there is no number: then it is gone. */
export function useThing<N extends ReadName>(
  name: N,
  id: number | null,
  inputOf: (id: number) => Input<N>,
): Thing<Reply<N>> & Pick<Load<Reply<N>>, 'change'> {
  const load = useCall(name, id === null ? null : inputOf(id));
  return { ...load, gone: id === null || load.error?.code === 'NOT_FOUND' };
}
