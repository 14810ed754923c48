export default definePageConfig({ navigationBarTitleText: '爱心基金' });
