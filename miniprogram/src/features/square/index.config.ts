export default definePageConfig({
  navigationBarTitleText: '广场',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  // About one post before the end: the next page is there before anybody waits for it.
  onReachBottomDistance: 600,
});
