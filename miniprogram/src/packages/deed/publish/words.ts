export const words = {
  asShop: (shop: string) => `以“${shop}”的名义发`,
  asShopNote: '这件好事也算店里的，店里的人不能审核',
  title: '发布动态',
  changesPublic: '公开的那一份照旧，改好的这一份通过后才换上去。积分不变。',
  titleEdit: '修改动态',
  body: '写下您做的好事',
  bodyHint: '今天做了什么好事，写给邻里看看…',
  left: (n: number) => `还能写 ${n} 字`,
  over: (n: number) => `超出 ${n} 字，删短一些再发`,
  empty: '写几句话，或者放一张照片',
  photosSending: (n: number) => `还有 ${n} 张照片在传，传完再点发布`,
  photosFailed: '有照片没传上去，重传或去掉它再发',
  needPhotos: (n: number) => `这条规则要有至少 ${n} 张照片`,

  rules: '记哪一条',
  allRules: (n: number) => `全部 ${n} 条`,
  allRulesTitle: '选一条积分规则',
  noClaim: '不选也能发，只是不记分。',
  full: (rule: string, why: string) => `“${rule}”${why}。换一条规则，或者不记分也能发。`,
  blocked: '记不了分，可以不记分发布',
  withoutPoints: '不记分',
  rulesFailed: '规则没取到，可以先写，也可以不记分发布',
  waitingSeal: '待审',

  board: '板块',
  boardTitle: '发到哪个板块',
  boardMissing: '选一个板块',
  needBoard: '选一个板块，邻里好找到',
  place: '地点',
  placeHint: '在哪儿（可以不填）',
  placeOver: (n: number) => `地点超出 ${n} 字`,

  saved: '草稿已存',
  send: '发布',
  sendAgain: '再发一次',
  offline: '网断了，草稿还在。',
  again: '再试一次',

  goOn: '接着上次没写完的写',
  startOver: '清空重写',
  clearing: {
    title: '清空这条草稿？',
    text: '写的字和放的照片都会去掉，找不回来。',
    yes: '清空',
    no: '留着',
  },

  rejected: '上次没有通过',
  closed: { title: '这条动态现在不能修改', text: '它可能刚刚通过了审核。' },
  closedAct: '去看看',
  sentEarlier: '刚才网断时，改动前的那条其实已经发出去了。再点发布会另发一条。',
  changedEarlier: '刚才网断时，改动前的内容其实已经交上去了。再点发布会换成现在的。',
  look: '去看看',

  sent: '发出去了',
  sentNote: (points: boolean) =>
    points
      ? '社区工作人员看过以后，邻里都能看到，积分公示期满到账。'
      : '社区工作人员看过以后，邻里都能看到。',
  writeAnother: '再写一条',
};
