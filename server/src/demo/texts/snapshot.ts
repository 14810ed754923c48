import { text } from './text';

/** Photo reports of what is wrong, dangers told, things put right. */
export const SNAPSHOT_TEXTS = [
  text('management-02', 'wall-ads', [7, 19], '{place}的墙上一夜之间贴了{8-15}张小广告，连公告栏都盖住了。'),
  text('management-02', 'wall-ads', [8, 18], '公交站牌背面成了贴纸墙，地上还有撕下来的纸团，就在{place}。'),
  text('management-02', 'lane', [8, 18], '{place}那辆没有轮子的自行车，锁在栏杆上至少半年了，挡着盲道。'),
  text('management-02', 'clean-c', [18, 20], '厨余桶的盖子坏了合不上，招虫子，位置在{place}的分类亭。'),
  text('management-02', 'lane', [9, 17], '石凳断了一条腿，有老人差点坐空。{place}往里第二棵树下面。'),
  text('management-02', 'lane', [16, 19], '楼顶的雨水管脱节，一下雨就冲墙根，{place}那面墙已经湿了一片。'),
  text('management-02', 'wall-ads', [10, 17], '有人把装修袋子堆在{place}的花坛边，{5-9}袋，压坏了一排月季。'),
  text('management-02', 'patrol-b', [19, 21], '{place}的路灯一闪一闪，晚上看不清台阶，请电工来看看。'),
  text('management-02', 'lane', [7, 9], '健身器材的踏板松了，螺丝不知道去哪儿了，先挂了个“别用”的牌子。'),

  text(
    'management-03',
    'wall-ads wall-clean',
    [14, 17],
    '昨天有人随手拍了{place}的小广告，今天我带铲子来了，一个小时清完，前后各一张。',
  ),
  text(
    'management-03',
    'wall-ads wall-clean',
    [9, 11],
    '指出来的是我家门口，脸红。堆的东西搬走了，墙也刷了，谢谢拍照的邻居。',
  ),
  text(
    'management-03',
    'clean-a clean-b',
    [8, 10],
    '群里说{place}拐角总有狗屎，早上铲干净、冲了水，立了块小牌子，放了一叠纸。',
  ),
  text(
    'management-03',
    'shop-fix lane',
    [15, 17],
    '断腿的石凳，找了块硬木垫上，拧了四个膨胀螺丝，坐上去稳稳的。',
  ),
  text(
    'management-03',
    'lane wall-clean',
    [16, 18],
    '盲道上的自行车，联系上主人，已经推走卖了。盲道又是直的了。',
  ),

  text(
    'safety-01',
    'lane',
    [8, 18],
    '{place}的井盖少了半边，我用纸箱和树枝围上了，已打电话，请过路的绕一下。',
  ),
  text(
    'safety-01',
    'patrol-b',
    [18, 21],
    '电线垂到一人高，就在{place}。站了二十分钟拦着人，等来了供电所的师傅。',
  ),
  text(
    'safety-01',
    'stove',
    [18, 20],
    '楼道里有燃气味，没开灯没打电话，先开窗，下楼再报修。师傅说是{elder}家软管老化。',
  ),
  text('safety-01', 'lane', [9, 17], '老墙裂了一道缝，能伸进一根手指，旁边就是孩子放学的路。位置：{place}。'),
  text(
    'safety-01',
    'shop-fix',
    [10, 16],
    '单元门的闭门器漏油，门一松手就砸回来，夹过两个人了。在{place}那个单元。',
  ),
];
