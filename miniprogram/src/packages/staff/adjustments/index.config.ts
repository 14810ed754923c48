export default definePageConfig({ navigationBarTitleText: '加减分待确认' });
