export default definePageConfig({ navigationBarTitleText: '德商榜' });
