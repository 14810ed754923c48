export default definePageConfig({ navigationBarTitleText: '送一种爱心卡' });
