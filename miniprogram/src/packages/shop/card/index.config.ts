export default definePageConfig({ navigationBarTitleText: '谁有这张卡' });
