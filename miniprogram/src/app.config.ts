export default defineAppConfig({
  // Only the tab pages, and the sign-in page every one of them may need, are in the main package.
  pages: [
    'features/home/index',
    'features/square/index',
    'features/ranking/index',
    'features/admin/index',
    'features/me/index',
    'features/session/index',
  ],
  subPackages: [
    { root: 'packages/deed', pages: ['publish/index', 'post/index', 'rules/index'] },
    { root: 'packages/mine', pages: ['points/index', 'posts/index', 'settings/index', 'settle/index'] },
    {
      root: 'packages/book',
      pages: [
        'notice/index',
        'appeals/index',
        'appeal/index',
        'statement/index',
        'household/index',
        'messages/index',
      ],
    },
    {
      root: 'packages/staff',
      pages: [
        'review/index',
        'objections/index',
        'appeals/index',
        'adjustments/index',
        'adjust/index',
        'pools/index',
        'settings/index',
      ],
    },
  ],
  preloadRule: {
    'features/home/index': { network: 'all', packages: ['packages/deed'] },
    'features/me/index': { network: 'wifi', packages: ['packages/mine', 'packages/book'] },
    'features/admin/index': { network: 'all', packages: ['packages/staff'] },
  },
  tabBar: {
    custom: true,
    color: '#675D50',
    selectedColor: '#211B14',
    backgroundColor: '#FDFBF7',
    list: [
      { pagePath: 'features/home/index', text: '首页' },
      { pagePath: 'features/square/index', text: '广场' },
      { pagePath: 'features/ranking/index', text: '荣誉' },
      { pagePath: 'features/admin/index', text: '管理' },
      { pagePath: 'features/me/index', text: '我的' },
    ],
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '积善',
    navigationBarBackgroundColor: '@ground',
    navigationBarTextStyle: '@barStyle',
    backgroundColor: '@ground',
    backgroundTextStyle: '@textStyle',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  animation: false,
  lazyCodeLoading: 'requiredComponents',
});
