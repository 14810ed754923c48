export default definePageConfig({ navigationBarTitleText: '店铺档案' });
