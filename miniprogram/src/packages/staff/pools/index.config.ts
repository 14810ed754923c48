export default definePageConfig({ navigationBarTitleText: '奖励池', enablePullDownRefresh: true });
