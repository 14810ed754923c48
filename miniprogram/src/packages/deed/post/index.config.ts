export default definePageConfig({
  navigationBarTitleText: '动态',
  enableShareAppMessage: true,
  enableShareTimeline: true,
  singlePage: { navigationBarFit: 'squeezed' },
});
