import { text } from './text';

/** Patrols, traffic, parking, fire lanes. */
export const PATROL_TEXTS = [
  text(
    'building-07',
    'patrol-b patrol-c',
    [20, 22],
    '和{friend}从{place}走到菜场后门，{3-6}家店铺的卷帘门都拉好了。有一户阳台灯一直亮着，按门铃才知道老人睡着忘了关。',
  ),
  text(
    'building-07',
    'patrol-b lane',
    [19, 22],
    '今晚三个人一组，绕{place}两圈。单元门有一扇关不严，用纸板先垫住，明早告诉物业。',
  ),
  text(
    'building-07',
    'patrol-a patrol-c',
    [7, 9],
    '早上六点半出门，{place}一带走完刚好送孩子的人多起来。路口那辆占道的三轮车，主人听劝挪走了。',
  ),
  text(
    'building-07',
    'patrol-b patrol-a',
    [20, 23],
    '下小雨，还是走了一趟。{place}积水不深，井盖都在，看见一把没收的晾衣杆，帮着靠墙放好。',
  ),
  text(
    'building-07',
    'patrol-c patrol-b',
    [19, 22],
    '{friend}第一次跟我们巡逻，走到{place}说脚酸，可硬是走完全程。新袖标先借他戴，下周给他领一个。',
  ),
  text(
    'building-07',
    'patrol-a lane',
    [14, 17],
    '下午巡到{place}，两个推销保健品的在拦老人，劝离了，也给几位老人讲了怎么认。',
  ),
  text(
    'building-07',
    'patrol-b patrol-c lane',
    [20, 22],
    '夜里风大，{place}有块广告布松了，怕掉下来砸人，先用绳子捆紧，拍照报给网格员。',
  ),
  text(
    'building-07',
    'patrol-a patrol-c',
    [6, 8],
    '晨巡一个半小时，从东头走到西头。{elder}在{place}遛弯，说看见我们的红马甲心里踏实。',
  ),
  text(
    'building-07',
    'patrol-b patrol-c',
    [20, 22],
    '今天轮到我们楼，{4-6}个人。{place}有小孩在配电箱旁边捉迷藏，叫了下来，也跟家长说了。',
  ),
  text(
    'building-07',
    'patrol-a patrol-b',
    [18, 21],
    '放学到天黑这一段人最杂，我们守在{place}。帮一个小学生找到了奶奶，没耽误回家吃饭。',
  ),
  text(
    'building-07',
    'patrol-c lane',
    [9, 11],
    '上午查了{place}的{6-12}个灭火器，两个压力不够，贴了条，物业下午来换。',
  ),
  text(
    'building-07',
    'patrol-b patrol-a patrol-c',
    [19, 22],
    '停电那一会儿，我们打着手电在{place}站了半个钟头，把下班的人一个个照进单元门。',
  ),
  text(
    'building-07',
    'patrol-b lane',
    [21, 23],
    '最后一班公交到站，陪两个下夜班的姑娘走到{place}。她们说以后这个点就跟着我们走。',
  ),
  text(
    'building-07',
    'patrol-a patrol-c',
    [7, 9],
    '{place}的早点摊把煤气罐放在太阳底下，帮着挪到了阴凉处，又教老板娘看软管上的日期。',
  ),
  text(
    'building-07',
    'lane patrol-c',
    [15, 17],
    '巡到一半遇见一位走错路的老人，胸牌上有电话，打过去儿子五分钟就到了{place}，一个劲道谢。',
  ),
  text(
    'building-07',
    'patrol-b patrol-c',
    [20, 22],
    '{friend}眼尖，看见{place}二楼窗台上的花盆摇摇晃晃。敲门说了，人家当场搬进屋。',
  ),
  text(
    'building-07',
    'patrol-a patrol-b',
    [17, 20],
    '今天重点看电动车充电。{place}车棚{8-15}个插口，有一个发烫，拔了插头，等电工来看。',
  ),
  text(
    'building-07',
    'patrol-b patrol-a',
    [19, 21],
    '和楼上小伙子搭伴，他走得快我走得慢，正好一个看路一个看楼。{place}一切都好。',
  ),

  text(
    'management-04',
    'lane',
    [17, 19],
    '傍晚车多，在{place}站了四十分钟，把{5-9}辆车劝进车位，消防通道一直空着。',
  ),
  text(
    'management-04',
    'lane patrol-a',
    [7, 9],
    '送学高峰，{place}门口两头堵。我在中间指一指，来的靠右，走的先出，十几分钟就顺了。',
  ),
  text(
    'management-04',
    'patrol-c lane',
    [18, 20],
    '有位司机说就停五分钟，我陪他等了五分钟，他自己不好意思，挪走了。{place}通道没堵。',
  ),
  text(
    'management-04',
    'lane',
    [9, 11],
    '周末来走亲戚的车多，带着{friend}在{place}画了条临时线，大家按线停，没有一辆压住井盖。',
  ),

  text(
    'safety-02',
    'lane patrol-c',
    [9, 11],
    '{place}消防通道被旧沙发堵了快一个月。和{friend}抬到大件垃圾点，来回三趟，通道又能过车了。',
  ),
  text(
    'safety-02',
    'lane shop-fix',
    [14, 17],
    '路面塌了脸盆大一个坑，拿砖和反光带围上，又在{place}两头各放一个提示牌，市政说明天来补。',
  ),
  text(
    'safety-02',
    'lane patrol-a',
    [8, 10],
    '大风刮断的树枝横在{place}，锯成几段拖到路边，{3-5}个人干了一个小时，早高峰前清完了。',
  ),
  text(
    'safety-02',
    'shop-fix lane',
    [15, 17],
    '顶楼堵着门的木板架子，主人去外地了。电话里说好，我们替他搬回家门口，安全门推得开了。',
  ),

  text(
    'safety-04',
    'patrol-a',
    [7, 8],
    '校门口值岗四十分钟，斑马线上护着一拨一拨孩子过去。有个一年级的敬了个礼，一天都高兴。',
  ),
  text(
    'safety-04',
    'lane',
    [16, 17],
    '放学下雨，护学岗多站了二十分钟。伞不够，孩子们两人一把，一个都没淋着。',
  ),
  text('safety-04', 'patrol-c', [7, 8], '今天和{friend}在{place}护学。电动车一律下来推，家长都配合。'),
  text('safety-04', 'patrol-a patrol-c', [16, 17], '护学岗第{12-30}天。认识的孩子越来越多，远远就喊爷爷好。'),
  text(
    'safety-04',
    'patrol-a',
    [7, 8],
    '路口红绿灯坏了，我在{place}站着手势，交警来了才换下。孩子们走得整整齐齐。',
  ),

  text(
    'safety-05',
    'lane',
    [20, 22],
    '{place}有人推电动车进楼道充电，劝了两句，他说怕丢。帮他在车棚找了个有监控的位子，答应以后放那儿。',
  ),
  text(
    'safety-05',
    'patrol-b',
    [19, 21],
    '三楼拉下来一根飞线，插着电瓶。和{friend}上去敲门，大哥当面收了，说第二天办充电卡。',
  ),
  text(
    'safety-05',
    'lane',
    [18, 20],
    '电梯里贴了劝阻的纸条，今天守了一小时，{2-4}辆车都退到了{place}的棚子里。',
  ),
  text(
    'safety-05',
    'patrol-c',
    [21, 22],
    '劝人得先解决难处。他家电瓶沉，搬不动，我帮着提到{place}充电柜，他一看确实方便。',
  ),

  text(
    'culture-04',
    'patrol-a',
    [7, 9],
    '早高峰在{place}劝戴头盔，{20-40}个里头有{3-5}个没戴，都从车筐里拿出来扣上了。',
  ),
  text(
    'culture-04',
    'lane',
    [17, 19],
    '红马甲、小旗子，站了半个多钟头。有位大爷非要横穿，我陪他走到斑马线，一路聊到对面。',
  ),
  text(
    'culture-04',
    'patrol-c',
    [7, 9],
    '今天{place}修路改道，提前半小时来指路。送菜的三轮、赶班的轿车，一辆都没绕错。',
  ),
  text('culture-04', 'patrol-a', [17, 18], '晚高峰的{place}路口，{friend}管直行，我管右转，配合得像老搭档。'),
];
