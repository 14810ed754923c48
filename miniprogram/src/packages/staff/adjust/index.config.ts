export default definePageConfig({ navigationBarTitleText: '给居民加减分' });
