import Koa from 'koa';
import type { DataSource } from 'typeorm';
import { contract, type CallName } from '@jishan/shared/api';
import type { Deps } from './deps';
import { adjustmentRoutes } from './features/adjustment/routes';
import { allianceRoutes } from './features/alliance/routes';
import { appealRoutes } from './features/appeal/routes';
import { cardRoutes } from './features/card/routes';
import { cardPresentable, cardReviewable } from './features/card/service';
import { codeLinks } from './features/code/link';
import { counterRoutes } from './features/counter/routes';
import { figuresRoutes } from './features/figures/routes';
import { fundRoutes } from './features/fund/routes';
import { homeRoutes } from './features/home/routes';
import { householdRoutes } from './features/household/routes';
import { merchantRoutes } from './features/merchant/routes';
import { merchantReviewable, profileReviewable } from './features/merchant/service';
import { messageRoutes } from './features/message/routes';
import { newsRoutes } from './features/news/routes';
import { newsReviewable } from './features/news/service';
import { noticeRoutes } from './features/notice/routes';
import { offerRoutes } from './features/offer/routes';
import { offerReviewable } from './features/offer/service';
import { orderRoutes } from './features/order/routes';
import { orderAtCounter } from './features/order/service';
import { photoRoutes } from './features/photo/routes';
import { servePhotos } from './features/photo/serve';
import { pointsRoutes } from './features/points/routes';
import { serveStatements } from './features/points/statement/file';
import { postRoutes } from './features/post/routes';
import { postSubject } from './features/post/service';
import { productRoutes } from './features/product/routes';
import { productReviewable } from './features/product/service';
import { rankingRoutes } from './features/ranking/routes';
import { residentRoutes } from './features/resident/routes';
import { reviewRoutes } from './features/review/routes';
import { ruleRoutes } from './features/rule/routes';
import { sessionRoutes } from './features/session/routes';
import { settingsRoutes } from './features/settings/routes';
import { submissionRoutes } from './features/submission/routes';
import { talkRoutes } from './features/talk/routes';
import type { Subject } from './features/talk/service';
import { voucherRoutes } from './features/voucher/routes';
import { voucherAtCounter } from './features/voucher/service';
import { failures } from './kernel/failures';
import { observe, probes } from './kernel/observe';
import { openapi } from './kernel/openapi';
import { pipeline } from './kernel/pipeline';
import { rateLimiter } from './kernel/rate-limit';
import { routeTable } from './kernel/route';
import { webBuild } from './kernel/web';

export interface AppOptions {
  deps: Deps;
  source: DataSource;
  clock?: () => number;
  stopping?: () => boolean;
  /** Kinds of things to talk about beside the town's own: a test brings one. */
  subjects?: readonly Subject[];
}

/** The whole server as a Koa application; nothing listens yet. */
export function makeApp({
  deps,
  source,
  clock = Date.now,
  stopping = () => false,
  subjects = [],
}: AppOptions): Koa {
  const routes = routeTable({
    ...sessionRoutes(deps),
    ...residentRoutes(),
    ...ruleRoutes(),
    ...photoRoutes(deps),
    ...postRoutes(deps),
    ...talkRoutes([postSubject, ...subjects]),
    ...reviewRoutes(deps),
    ...pointsRoutes(deps),
    ...rankingRoutes(),
    ...homeRoutes(deps),
    ...noticeRoutes(),
    ...appealRoutes(deps),
    ...adjustmentRoutes(),
    ...messageRoutes(),
    ...householdRoutes(),
    ...settingsRoutes(),
    ...merchantRoutes(deps),
    ...allianceRoutes(deps),
    ...submissionRoutes(deps, [
      merchantReviewable(deps.photos),
      profileReviewable(deps.photos),
      offerReviewable(deps.photos),
      cardReviewable,
      newsReviewable(deps.photos),
      productReviewable(deps.photos),
    ]),
    ...offerRoutes(deps),
    ...voucherRoutes(deps),
    ...counterRoutes(deps, [voucherAtCounter, cardPresentable, orderAtCounter]),
    ...cardRoutes(deps),
    ...fundRoutes(deps),
    ...figuresRoutes(deps),
    ...newsRoutes(deps),
    ...productRoutes(deps),
    ...orderRoutes(deps),
  });
  const calls = pipeline({ source, routes, clock, limiter: rateLimiter(deps.config.RATE_LIMIT_SCALE) });
  const document = openapi();

  const app = new Koa({ proxy: deps.config.TRUST_PROXY > 0, maxIpsCount: deps.config.TRUST_PROXY });
  app.on('error', (error: Error) => deps.log.warn({ err: error }, 'connection'));
  app.use(probes(source, stopping));
  app.use(observe(deps.log));
  app.use(failures(deps.log));
  app.use(async (ctx, next) => {
    if (ctx.path === '/api/openapi.json' && ctx.method === 'GET') ctx.body = document;
    else if (ctx.path.startsWith('/api/')) await calls(ctx, next);
    else await next();
  });
  app.use(servePhotos(deps.photos, source, clock));
  app.use(serveStatements(deps.config, source, clock));
  app.use(codeLinks);
  app.use(webBuild(deps.config.WEB_ROOT));
  return app;
}

/** For tests that walk every call. */
export const callNames = Object.keys(contract) as CallName[];
