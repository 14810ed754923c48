export default definePageConfig({ navigationBarTitleText: '送爱心卡' });
