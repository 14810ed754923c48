export default definePageConfig({ navigationBarTitleText: '商户送审' });
