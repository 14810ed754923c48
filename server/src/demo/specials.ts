import type { BoardCode } from '@jishan/shared/rules';
import type { Picture } from './texts';

/** A post that the plan places by hand: who, how many days ago, at what time. */
export interface Special {
  author: string;
  daysAgo: number;
  clock: readonly [hour: number, minute: number];
  rule: string | null;
  /** Where a post without a claim stands; else the rule's board. */
  board?: BoardCode;
  photos: readonly Picture[];
  place: string | null;
  body: string;
  comments?: readonly (readonly [author: string, body: string])[];
}

export const PUBLISHED: readonly Special[] = [
  {
    author: '李桂芳',
    daysAgo: 0,
    clock: [7, 5],
    rule: 'environment-01',
    photos: ['clean-a', 'clean-b', 'clean-c'],
    place: '2 号院银杏道',
    body: '银杏叶落了一地，我们楼组七个人扫了一个多钟头，叶子堆到花坛做肥。路不滑了，上学的孩子好走。',
    comments: [
      ['王秀兰', '七点不到就听见扫帚声了，辛苦桂芳。'],
      ['小满妈妈', '送孩子的时候特意走了这条道，真干净。'],
    ],
  },
  {
    author: '陈建国',
    daysAgo: 1,
    clock: [21, 40],
    rule: 'building-07',
    photos: ['patrol-b', 'patrol-a', 'patrol-c'],
    place: '8 号院后巷',
    body: '和老周走了三条巷子。8 号院门口的灯不亮，已报物业，今天来修。',
    comments: [
      ['李桂芳', '辛苦了老陈！那盏灯黑了三天，我婆婆差点绊着。'],
      ['许雯', '物业回话：电工上午九点到，修好我在这里回一声。'],
      ['陈建国', '好，我九点去扶梯子。'],
      ['小满妈妈', '下晚自习的孩子谢谢爷爷们。'],
    ],
  },
  {
    author: '周美华',
    daysAgo: 1,
    clock: [17, 20],
    rule: 'management-01',
    photos: ['policy'],
    place: '小区南门',
    body: '在南门摆了一上午，教二十多位老邻居在手机上交医保。没带手机的，下周三我还在。',
    comments: [['吴凤英', '下周三我带我家老头来，他总记不住密码。']],
  },
  {
    author: '李师傅',
    daysAgo: 2,
    clock: [16, 30],
    rule: 'charity-07',
    photos: ['carehome', 'carehome-b', 'barber'],
    place: '镇敬老院',
    body: '每月二十号前后照例去敬老院。今天三个师傅剪了 46 位，九十二岁的徐奶奶说，剪完像过年。',
    comments: [
      ['王秀兰', '李师傅的手艺，心更好。'],
      ['沈玉珍', '我婆婆就在那儿，电话里高兴了半天。'],
    ],
  },
  {
    author: '郑海生',
    daysAgo: 3,
    clock: [15, 10],
    rule: 'management-03',
    photos: ['wall-ads', 'wall-clean'],
    place: '南街菜场西墙',
    body: '前天拍的小广告墙，今天和城管的小伙子一起铲干净了。',
    comments: [['谢春燕', '天天路过，今天差点没认出来。']],
  },
  {
    author: '王秀兰',
    daysAgo: 4,
    clock: [9, 20],
    rule: 'environment-01',
    photos: ['clean-b', 'clean-a'],
    place: '活动室门前',
    body: '活动室门前的叶子归我包了，一早扫完，凳子也擦了一遍，下午打牌的老伙计们坐着干净。',
    comments: [['陈建国', '怪不得今天的凳子都发亮，谢谢秀兰。']],
  },
  {
    author: '王秀兰',
    daysAgo: 9,
    clock: [15, 40],
    rule: 'family-02',
    photos: ['meeting'],
    place: '3 号院',
    body: '楼上晒被子、楼下晒腊肉，为一滴水拌了嘴。我和徐文斌请两家坐下来喝茶，最后一家让一根杆，说好逢晴天换着晒。',
    comments: [['徐文斌', '主要是王姐会说话。']],
  },
  {
    author: '王秀兰',
    daysAgo: 15,
    clock: [16, 10],
    rule: 'family-01',
    photos: ['dumplings'],
    place: '8 号院后巷',
    body: '给徐奶奶送了一碗热饺子，顺手看了看煤气和药盒。她拉着我说年轻时候唱戏的事，一说就是一下午。',
  },
  {
    author: '阿依古丽·买买提',
    daysAgo: 5,
    clock: [18, 30],
    rule: 'management-08',
    photos: ['meeting'],
    place: '东门口',
    body: '陪社区走访了十几户，有三位老人只会说家乡话，我一句一句翻给小何听，她记了满满两页。',
    comments: [['何桂英', '有古丽在，老人们话都多了。']],
  },
  {
    author: '李师傅',
    daysAgo: 12,
    clock: [20, 10],
    rule: null,
    board: 'care',
    photos: ['barber'],
    place: '平安理发店',
    body: '店里添了一把能放平的椅子，腿脚不好的老人洗头不用弯腰了。周三上午人少，随时来坐坐。',
    comments: [['赵德顺', '这个好，我下周三去试试。']],
  },
  {
    author: '许雯',
    daysAgo: 6,
    clock: [8, 40],
    rule: null,
    board: 'building',
    photos: ['meeting'],
    place: '活动室门前',
    body: '板凳议事会本周六上午九点，还在老梧桐下。这次说加装电梯，一楼和六楼的都请来坐坐，凳子社区备好。',
    comments: [
      ['钱学农', '一楼的来报到。'],
      ['马晓东', '六楼的也去，好好说。'],
    ],
  },
];

export const HER_DRAFT: Special = {
  author: '王秀兰',
  daysAgo: 1,
  clock: [19, 36],
  rule: 'building-07',
  photos: ['patrol-c'],
  place: '3 号院',
  body: '今晚轮到我们组，从东门走到河边。3 号院有辆电动车拉线充电，劝说后已推到车棚。',
};

/** What waits in 梧桐里, youngest first; the first review of the last one is done. */
export const WAITING: readonly (Special & { firstReviewer?: string })[] = [
  {
    author: '何桂英',
    daysAgo: 0,
    clock: [7, 12],
    rule: 'building-07',
    photos: ['patrol-a', 'patrol-c', 'lane'],
    place: '东门口',
    body: '六点半和老吴、小徐从东门走到菜场，提醒两家早点铺把煤气罐挪到室外，拍照留底。',
  },
  {
    author: '王秀兰',
    daysAgo: 0,
    clock: [7, 48],
    rule: 'management-10',
    photos: ['lane'],
    place: '8 号院后巷',
    body: '周二停水的通知，给后巷五户不用手机的老人挨家念了一遍，徐奶奶家的两只桶也接满了。',
  },
  {
    author: '孙国平',
    daysAgo: 1,
    clock: [22, 5],
    rule: 'safety-05',
    photos: ['patrol-b'],
    place: '3 号院',
    body: '三单元又有人把电瓶提上楼。陪他走到充电柜，教他扫码，充一晚八毛钱，比家里还便宜，他说以后不提了。',
  },
  {
    author: '阿依古丽·买买提',
    daysAgo: 1,
    clock: [20, 15],
    rule: 'learning-04',
    photos: ['phone'],
    place: '活动室门前',
    body: '教冯婆婆跟远在喀什的女儿视频。屏幕一亮，母女俩都不说话，先哭后笑，我把纸巾递过去，自己也抽了一张。',
  },
  {
    author: '刘志强',
    daysAgo: 1,
    clock: [18, 20],
    rule: 'environment-05',
    photos: ['wall-ads', 'wall-clean'],
    place: '小区南门',
    body: '南门外那排电杆，从第一根铲到第八根，小广告装了半袋。前后各拍了一张。',
  },
  {
    author: '小满妈妈',
    daysAgo: 1,
    clock: [17, 40],
    rule: 'family-08',
    photos: ['dumplings'],
    place: null,
    body: '和小满包了三十个饺子，她非要包一个糖的，说谁吃到谁有福。结果被外婆吃到了，全家鼓掌。',
  },
  {
    author: '钱学农',
    daysAgo: 1,
    clock: [16, 30],
    rule: null,
    board: 'neighbour',
    photos: ['meeting'],
    place: '老梧桐下',
    body: '老梧桐下的棋摊今天来了个小对手，十岁，赢了我两盘。约好周末再战，谁输谁扫地。',
  },
  {
    author: '吴凤英',
    daysAgo: 1,
    clock: [11, 20],
    rule: 'charity-01',
    photos: ['carehome'],
    place: '镇卫生院',
    body: '第五次献血，四百毫升。护士夸我血管好找，回家老伴炖了鸡汤，说比发奖金还实在。',
    firstReviewer: '何静',
  },
];

/** Posts that were sent back, with the reviewer's reason. */
export const SENT_BACK: readonly (Special & {
  reason: 'place' | 'time' | 'repeat' | 'rule' | 'faces' | 'other';
  note: string;
})[] = [
  {
    author: '王秀兰',
    daysAgo: 7,
    clock: [19, 50],
    rule: 'building-07',
    photos: ['lane', 'patrol-c'],
    place: '东门口',
    body: '晚上和老周在小区走了一圈，一切平安。',
    reason: 'time',
    note: '照片是白天拍的，补一张当晚的就行。',
  },
  {
    author: '潘小虎',
    daysAgo: 5,
    clock: [12, 15],
    rule: 'management-02',
    photos: ['lane'],
    place: null,
    body: '巷子里有人乱停车，大家看看。',
    reason: 'place',
    note: '是哪条巷子、哪个门口，写清楚好找。',
  },
  {
    author: '曹志远',
    daysAgo: 10,
    clock: [9, 30],
    rule: 'environment-01',
    photos: ['clean-b', 'clean-a'],
    place: '3 号院',
    body: '把自家门口的落叶扫了。',
    reason: 'rule',
    note: '扫自家门口不算这一条，扫公共地段的欢迎再发。',
  },
  {
    author: '韩冬梅',
    daysAgo: 8,
    clock: [16, 0],
    rule: 'family-04',
    photos: ['meeting'],
    place: '6 幢楼下',
    body: '帮邻居接了三个孩子，坐在楼下写作业，个个乖。',
    reason: 'faces',
    note: '孩子的正脸不要拍。',
  },
  {
    author: '许大勇',
    daysAgo: 13,
    clock: [10, 40],
    rule: 'environment-05',
    photos: ['wall-ads', 'wall-clean'],
    place: '桥东亭子',
    body: '铲小广告，又干了一上午。',
    reason: 'repeat',
    note: '和上周三那条的照片一样。',
  },
  {
    author: '秦小军',
    daysAgo: 11,
    clock: [18, 10],
    rule: 'management-01',
    photos: ['phone'],
    place: null,
    body: '把医保通知转到了三个群里，二百多人都看到了。',
    reason: 'rule',
    note: '只转发链接不算，当面讲过的再发来。',
  },
];
