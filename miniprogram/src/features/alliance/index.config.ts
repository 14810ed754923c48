export default definePageConfig({ navigationBarTitleText: '德商联盟', enablePullDownRefresh: true });
