export default definePageConfig({
  navigationBarTitleText: '店铺动态',
  enableShareAppMessage: true,
  enableShareTimeline: true,
  singlePage: { navigationBarFit: 'squeezed' },
});
