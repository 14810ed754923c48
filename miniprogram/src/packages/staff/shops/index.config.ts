export default definePageConfig({ navigationBarTitleText: '德商店铺' });
