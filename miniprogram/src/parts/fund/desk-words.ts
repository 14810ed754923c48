import { grouped } from '../../components/num';

export const words = {
  left: (fund: string, left: number) => `${fund}，现有 ${grouped(left)} 分`,
  end: '就这些了',
  use: '使用积分',
};
