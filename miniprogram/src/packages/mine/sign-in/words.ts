export const WORDS = {
  title: '登录',
  motto: '积善之家，必有余庆',
  town: '街坊的好事，在这里记下来',
  wechat: '微信登录',
  privacyBefore: '登录即表示同意',
  privacy: '《隐私保护指引》',
  privacyAfter: '。只用来认出是您，不读手机号和通讯录。',
  choose: '选一个演示身份',
  chooseNote: '演示数据，随便试',
  closed: '请从微信里打开“积善”小程序',
  closedNote: '这里没有开放网页登录。',
};
