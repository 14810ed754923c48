import type { Avatar } from '@jishan/shared/avatars';
import type { Role } from '../kernel/identity';

/** The town, its communities with the places that posts speak of, and everybody who lives there. */
export const TOWN = '青溪镇';

export interface Community {
  name: string;
  grids: number;
  places: readonly string[];
}

export const COMMUNITIES: readonly Community[] = [
  {
    name: '梧桐里',
    grids: 4,
    places: ['2 号院银杏道', '8 号院后巷', '小区南门', '东门口', '3 号院', '活动室门前', '老梧桐下'],
  },
  { name: '新河', grids: 4, places: ['新河桥头', '河边步道', '6 幢楼下', '北门岗亭', '小广场', '车棚旁'] },
  { name: '南街', grids: 3, places: ['南街菜场', '老邮局门前', '染坊弄', '十字路口', '5 号院', '公交站台'] },
  { name: '桥东', grids: 3, places: ['桥东亭子', '石阶码头', '12 幢楼下', '幼儿园门口', '东面空地'] },
  { name: '柳岸', grids: 3, places: ['柳堤', '水闸旁', '4 幢楼下', '健身角', '临河长廊'] },
  { name: '文昌', grids: 4, places: ['文昌阁前', '小学门口', '书院弄', '7 号院', '旧书摊旁'] },
  { name: '青湖', grids: 4, places: ['湖心广场', '青湖西门', '9 幢楼下', '快递柜前', '环湖路口'] },
  { name: '西塘', grids: 3, places: ['西塘口', '荷花池边', '老井旁', '2 幢楼下', '村道口'] },
  { name: '北关', grids: 3, places: ['北关门洞', '车站广场', '铁匠弄', '11 幢楼下', '停车场'] },
  { name: '槐荫', grids: 3, places: ['大槐树下', '槐荫菜园', '1 号院', '晒场', '祠堂门前'] },
  { name: '丰乐', grids: 3, places: ['丰乐戏台', '老粮站', '南门口', '3 幢楼下', '球场边'] },
  { name: '望江', grids: 3, places: ['望江亭', '江堤', '渡口', '6 号院', '便民点'] },
];

/** Old neighbours and companions that posts speak of. */
export const ELDERS = [
  '徐奶奶',
  '赵爷爷',
  '沈奶奶',
  '钱大爷',
  '冯婆婆',
  '潘奶奶',
  '葛爷爷',
  '邵大娘',
  '宋爷爷',
  '邱老师',
];
export const FRIENDS = [
  '老周',
  '小徐',
  '张婶',
  '孙师傅',
  '刘大哥',
  '小马',
  '何姐',
  '老吴',
  '方老师',
  '胡叔',
  '小林',
  '曹阿姨',
];

export interface Person {
  name: string;
  avatar: Avatar;
  role: Role;
  /** Index of the community. */
  home: number;
  persona: string | null;
  /** How often this person posts, beside the others. */
  zeal: number;
  /** Whether this person reads the articles of most mornings. */
  reader: boolean;
}

const resident = (name: string, avatar: Avatar, home: number, zeal: number, reader = false): Person => ({
  name,
  avatar,
  role: 'resident',
  home,
  persona: null,
  zeal,
  reader,
});
const staff = (name: string, home: number): Person => ({
  ...resident(name, 'staff', home, 0),
  role: 'staff',
});

export const PEOPLE: readonly Person[] = [
  { ...resident('王秀兰', 'granny', 0, 5, true), persona: 'resident' },
  { ...resident('陈建国', 'lake', 0, 9), persona: 'resident2' },
  { ...staff('许雯', 0), persona: 'staff' },
  { ...resident('周明', 'uncle', 0, 0), role: 'admin', persona: 'admin' },
  { ...resident('李师傅', 'barberman', 0, 3), role: 'clerk', persona: 'clerk' },
  resident('李桂芳', 'lotus', 0, 8, true),
  resident('赵德顺', 'granpa', 0, 8),
  resident('周美华', 'peony', 0, 6, true),
  resident('吴凤英', 'orchid', 0, 6),
  resident('孙国平', 'peak', 0, 6),
  resident('何桂英', 'aunt', 0, 5, true),
  resident('徐文斌', 'tea', 0, 5),
  resident('阿依古丽·买买提', 'sunflower', 0, 6),
  resident('张德顺', 'uncle', 0, 5),
  resident('刘志强', 'kite', 0, 4),
  resident('小满妈妈', 'cat', 0, 4),
  resident('沈玉珍', 'aunt', 0, 3, true),
  resident('钱学农', 'granpa', 0, 3),
  resident('马晓东', 'peak', 0, 3),
  resident('冯素琴', 'orchid', 0, 3),
  resident('曹志远', 'lake', 0, 2),
  resident('潘小虎', 'kite', 0, 2),
  resident('邵爱莲', 'peony', 0, 2),
  resident('宋长庚', 'tea', 0, 2),
  resident('蒋雅琴', 'lotus', 1, 4, true),
  resident('魏国庆', 'uncle', 1, 4),
  resident('韩冬梅', 'aunt', 1, 3),
  resident('丁一', 'cat', 1, 2),
  resident('郑海生', 'lake', 2, 5),
  resident('谢春燕', 'sunflower', 2, 3),
  resident('罗永年', 'granpa', 2, 3, true),
  resident('欧阳文静', 'orchid', 2, 3),
  resident('唐秀英', 'granny', 3, 3, true),
  resident('许大勇', 'peak', 3, 3),
  resident('朱丽萍', 'peony', 3, 3),
  resident('柳永福', 'bamboo', 4, 4),
  resident('顾采薇', 'lotus', 4, 3),
  resident('秦小军', 'kite', 4, 2),
  resident('袁梅香', 'aunt', 5, 4),
  resident('陆子谦', 'tea', 5, 3),
  resident('方敏', 'sunflower', 5, 2),
  resident('尤桂珍', 'granny', 6, 3, true),
  resident('江涛', 'peak', 6, 3),
  resident('黎海燕', 'orchid', 6, 3),
  resident('薛银根', 'granpa', 7, 3),
  resident('姚月娥', 'aunt', 7, 3),
  resident('龙飞', 'kite', 7, 2),
  resident('高建军', 'uncle', 8, 4),
  resident('史文娟', 'peony', 8, 3),
  resident('巴图尔', 'lake', 8, 2),
  resident('温淑芬', 'granny', 9, 3),
  resident('田大爷', 'granpa', 9, 3),
  resident('苗秀', 'lotus', 9, 2),
  resident('金顺姬', 'sunflower', 10, 3),
  resident('任志刚', 'bamboo', 10, 3),
  resident('夏小荷', 'cat', 10, 2),
  resident('汪水根', 'tea', 11, 3),
  resident('石榴', 'orchid', 11, 3),
  resident('余德海', 'granpa', 11, 2),
  staff('何静', 0),
  staff('刘洋', 1),
  staff('孟凡', 2),
  staff('范丽', 3),
  staff('章小满', 4),
  staff('戴明', 5),
  staff('白露', 6),
  staff('段超', 7),
  staff('康宁', 8),
  staff('古丽娜', 9),
  staff('邓佳', 10),
  staff('乔安', 11),
];
