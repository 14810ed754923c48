export default definePageConfig({ navigationBarTitleText: '打折卡' });
