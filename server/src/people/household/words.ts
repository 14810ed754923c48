/** What family members are told. */
export const words = {
  asked: (name: string) => `${name}想加入您的家庭，请到“我的家庭”里确认`,
  joined: (family: string) => `您已加入“${family}”，从现在起您挣的荣誉分也计入家庭榜`,
  declined: (family: string) => `“${family}”没有通过您的加入申请`,
  handedOn: (family: string) => `“${family}”的发起人已退出，现在由您管理家庭`,
};
