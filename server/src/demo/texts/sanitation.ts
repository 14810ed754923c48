import { text } from './text';

/** Cleaning, sorting, stripping of posters, the river. */
export const SANITATION_TEXTS = [
  text(
    'environment-01',
    'clean-a clean-b',
    [7, 9],
    '{place}的落叶一早扫成了{4-8}堆，装了两车拉去沤肥。扫完出一身汗，比吃药管用。',
  ),
  text(
    'environment-01',
    'clean-a clean-b',
    [9, 11],
    '周末义务扫街，{8-14}个人从{place}排开往前推。小孩拿小耙子跟在后头，扫得比大人认真。',
  ),
  text(
    'environment-01',
    'clean-b clean-a',
    [6, 8],
    '天没亮透就出来了，赶在上班前把{place}扫完。邻居路过都放慢了脚步，没人再往地上扔。',
  ),
  text(
    'environment-01',
    'clean-a clean-c',
    [9, 11],
    '{place}健身角的砖缝里全是瓜子壳，蹲着抠了一个多小时。抠完在旁边放了个小桶，下次扔桶里。',
  ),
  text(
    'environment-01',
    'clean-a clean-b',
    [14, 16],
    '集市散了，{friend}和我留下扫{place}。烂菜叶装了{6-10}袋，地面冲了两遍。',
  ),
  text(
    'environment-01',
    'clean-b clean-a',
    [7, 9],
    '昨夜风雨，{place}一地枝叶。五个人分两头扫，中间会合的时候太阳刚好出来。',
  ),
  text(
    'environment-01',
    'clean-a clean-b',
    [15, 17],
    '绿化带里捡出塑料袋、饮料瓶{30-60}个。{place}看着干净，蹲下来才知道藏了多少。',
  ),
  text(
    'environment-01',
    'clean-a clean-b',
    [8, 10],
    '楼组长一声喊，{6-9}户都下来了。{place}从头扫到尾，顺手把自行车也排齐了。',
  ),
  text(
    'environment-01',
    'clean-b clean-a',
    [7, 9],
    '银杏道又铺满了，扫一半留一半：路上的扫净，树下的留给孩子们拍照。',
  ),
  text(
    'environment-01',
    'clean-a clean-b clean-c',
    [9, 11],
    '今天是{place}的卫生日，从公告栏扫到垃圾亭。老党员{friend}带头趴下去掏下水篦子。',
  ),

  text(
    'environment-02',
    'clean-c',
    [6, 8],
    '桶边站了一个半小时，教会{10-20}个人认厨余。最难的是粽叶和大骨头，都是其他垃圾。',
  ),
  text('environment-02', 'clean-c', [18, 20], '晚上投放时段，{place}的厨余桶今天特别纯，没翻出一个塑料袋。'),
  text(
    'environment-02',
    'clean-c',
    [7, 9],
    '新搬来的小两口分不清，我把口诀写在纸上送给他们。第二趟下来就全对了。',
  ),
  text(
    'environment-02',
    'clean-c',
    [18, 20],
    '有位阿姨把旧灯管扔进可回收，帮她拣出来放进红桶，顺便讲了为什么有害。',
  ),
  text(
    'environment-02',
    'clean-c',
    [6, 8],
    '冬天人起得晚，我把{place}的督导时间往后挪了二十分钟，果然赶上的人多了。',
  ),
  text(
    'environment-02',
    'clean-c clean-a',
    [18, 20],
    '孙子跟我一起值桶，他管“可回收”，站得笔直，谁来都先敬礼再收瓶子。',
  ),

  text(
    'environment-03',
    'lane wall-clean',
    [9, 11],
    '三单元楼道的旧鞋柜，跟住户商量了三次，今天终于同意搬走。前后一对比，敞亮得很。',
  ),
  text(
    'environment-03',
    'lane shop-fix',
    [14, 16],
    '帮{elder}把楼道里攒的纸箱捆好卖了{8-20}块钱，钱给老人，道给大家。',
  ),
  text(
    'environment-03',
    'lane wall-clean',
    [10, 12],
    '五楼到一楼，堆的花盆、拖把、腌菜缸各回各家。主人都在场，一件没丢，一件没扔错。',
  ),
  text(
    'environment-03',
    'wall-clean lane',
    [15, 17],
    '楼道转角的旧床板挡着扶手，{friend}和我抬了下去，老人上下楼有地方扶了。',
  ),

  text(
    'environment-04',
    'lane clean-a',
    [7, 9],
    '沿河走了两公里，网兜捞上来{20-40}个塑料瓶。水清了，能看见小鱼。',
  ),
  text(
    'environment-04',
    'clean-a lane',
    [16, 18],
    '下游那段河岸有人倒装修垃圾，拍了照报河长，岸上的碎砖我们先捡成一堆。',
  ),
  text(
    'environment-04',
    'lane clean-b',
    [8, 10],
    '护河队今天{5-8}个人，捞漂浮的树叶和泡沫板。水闸边有股味道，已经打电话请人来测。',
  ),
  text(
    'environment-04',
    'clean-b lane',
    [15, 17],
    '河边钓鱼的留下一地饵料袋，我一边捡一边跟他们说，后来每个人都带了垃圾袋。',
  ),

  text(
    'environment-05',
    'wall-ads wall-clean',
    [8, 10],
    '{place}的电杆上铲下{15-30}张小广告，最顽固的是办证的，用热水敷了才下来。',
  ),
  text(
    'environment-05',
    'wall-ads wall-clean',
    [14, 16],
    '一面墙铲了两个小时，胳膊抬不起来。铲完刷了一遍白，{friend}说像新的一样。',
  ),
  text(
    'environment-05',
    'wall-ads wall-clean',
    [9, 11],
    '开锁的、通下水的，都贴到{place}公告栏上了。只留社区通知，其余全清。',
  ),
  text(
    'environment-05',
    'wall-ads wall-clean',
    [15, 17],
    '楼道里{10-20}处小广告，从一楼铲到六楼。碰上一个正在贴的小青年，跟我一起铲了半层。',
  ),
  text(
    'environment-05',
    'wall-ads wall-clean',
    [7, 9],
    '学会一招：食用油抹一抹，胶印就化了。西墙今天恢复原样。',
  ),

  text(
    'environment-06',
    'clean-c',
    [9, 11],
    '攒了半年的旧电池{20-40}节，还有三盒过期药，今天送到{place}的回收箱。',
  ),
  text(
    'environment-06',
    'clean-c',
    [16, 18],
    '替{elder}把坏灯管和体温计送去回收，用报纸裹了三层，一路没敢走快。',
  ),
  text(
    'environment-06',
    'clean-c',
    [10, 12],
    '单位同事也托我带，一次送了{5-8}户的过期药。药品和包装分开放，工作人员教的。',
  ),

  text(
    'environment-08',
    'lane clean-a',
    [11, 12],
    '翻盆倒罐一上午，{place}背阴处倒掉{10-20}个积水的花盆碟子。',
  ),
  text(
    'environment-08',
    'clean-a lane',
    [16, 18],
    '和{friend}把雨水篦子都通了一遍，投了社区发的药片。蚊子明年少一半。',
  ),
  text(
    'environment-08',
    'lane clean-b',
    [9, 11],
    '车棚顶上存了一层水，爬梯子的活请物业来，我在下面递桶接水，一共接了{8-12}桶。',
  ),
];
