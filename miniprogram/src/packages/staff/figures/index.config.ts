export default definePageConfig({ navigationBarTitleText: '积分流通', enablePullDownRefresh: true });
