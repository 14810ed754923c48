export default definePageConfig({ navigationBarTitleText: '写店铺动态' });
