export default definePageConfig({ navigationBarTitleText: '异议与申诉' });
