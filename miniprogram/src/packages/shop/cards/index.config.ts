export default definePageConfig({ navigationBarTitleText: '爱心打折卡' });
