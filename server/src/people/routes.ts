import type { Config } from '../kernel/config';
import type { WechatClient } from '../wechat/client';
import { householdRoutes } from './household/routes';
import { rankingRoutes } from './ranking/routes';
import { residentRoutes } from './resident/routes';
import { sessionRoutes } from './session/routes';

export const peopleRoutes = (given: { config: Config; wechat: WechatClient }) => ({
  ...sessionRoutes(given),
  ...residentRoutes(given.config),
  ...householdRoutes(given.config),
  ...rankingRoutes(),
});
