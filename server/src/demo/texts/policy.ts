import { text } from './text';

/** Policies explained face to face, swindles warned of, notices brought to the door. */
export const POLICY_TEXTS = [
  text(
    'management-01',
    'policy',
    [11, 13],
    '在{place}摆了一上午，讲医保缴费。问得最多的是异地看病怎么报，带了表，当场填了{8-15}份。',
  ),
  text(
    'management-01',
    'policy phone',
    [14, 17],
    '给{15-30}位老人讲养老认证，人脸怎么都过不了的，帮着擦擦镜头、摘了帽子，一下就好。',
  ),
  text(
    'management-01',
    'policy',
    [9, 11],
    '今天讲燃气安全：睡前关阀、看火、留窗。{friend}现场拧给大家看，什么样的软管该换。',
  ),
  text(
    'management-01',
    'policy meeting',
    [15, 17],
    '加装电梯的补贴怎么领，一户一户讲。一楼的顾虑记在本子上，下周请设计师来答。',
  ),
  text(
    'management-01',
    'policy',
    [9, 12],
    '高龄津贴今年有新办法，八十岁的不用再跑窗口。{place}来了{10-18}位，念给他们听，回去念给老伴听。',
  ),
  text(
    'management-01',
    'policy',
    [16, 18],
    '下班时间讲反诈和用电安全，人比上午多。一位小伙子听完，当场打电话让他妈别转账。',
  ),
  text(
    'management-01',
    'phone policy',
    [9, 11],
    '教大家用手机查社保，字太小的先调大。有位阿姨说，原来我也能自己查。',
  ),
  text(
    'management-01',
    'policy',
    [10, 12],
    '残疾人家庭的用电优惠，很多人不知道。今天在{place}登记了{3-6}户，材料我帮着送。',
  ),

  text(
    'management-08',
    'lane',
    [9, 12],
    '陪社区小何走访了{12-20}户，核对紧急联系电话。有三位老人换了号，都补上了。',
  ),
  text(
    'management-08',
    'meeting',
    [16, 18],
    '半天走了两栋楼。住户信息一律不拍照，记在社区的本子上，交回去才算完。',
  ),
  text(
    'management-08',
    'lane',
    [9, 11],
    '我熟门熟路，负责敲门；网格员负责登记。{place}那片老房子，一家没落下。',
  ),

  text(
    'management-10',
    'lane',
    [16, 18],
    '明天八点到下午两点停水，给{6-10}户不用手机的老人送了通知，顺手帮{elder}接满了两桶水。',
  ),
  text(
    'management-10',
    'lane',
    [10, 12],
    '免费体检的单子送到家，日子用红笔圈上。{elder}眼睛不好，念了两遍，约好那天我来接。',
  ),
  text(
    'management-10',
    'phone',
    [17, 19],
    '把停电通知写成大字，贴在{place}三位老人的冰箱门上，比发信息管用。',
  ),
  text(
    'management-10',
    'lane',
    [11, 13],
    '老年证下来了，挨家送到手里。{friend}骑车，我敲门，{9-14}本一上午送完。',
  ),

  text(
    'safety-03',
    'phone',
    [9, 12],
    '上门{3-6}户，讲冒充孙子借钱的骗局。教大家一句话：先挂断，再打孩子原来的号。',
  ),
  text(
    'safety-03',
    'phone policy',
    [15, 18],
    '{elder}差点买了八千块的磁疗床垫。陪着把押金要了回来，又去隔壁几家讲了一遍。',
  ),
  text(
    'safety-03',
    'phone',
    [10, 12],
    '“你的快递丢了，三倍赔偿”，这种电话今天在{place}讲了五户，两户上周刚接到过。',
  ),
  text('safety-03', 'phone', [14, 16], '帮老人把陌生来电拦截打开，把子女电话设成快捷键。设了{4-7}部手机。'),
  text(
    'safety-03',
    'phone',
    [16, 18],
    '刷单返利、免费鸡蛋、名医讲座，三样一样一样讲。有位大爷说，鸡蛋我领过，被子我没买。',
  ),
];
