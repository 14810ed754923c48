import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/**
 * The place of what comes late or may go again, kept while it is empty: Taro tells WeChat anew of all neighbours of a node that
 * comes between them.
 */
export function Late({ children }: { children?: ReactNode }) {
  return <View>{children}</View>;
}
