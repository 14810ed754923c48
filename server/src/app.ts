import { join } from 'node:path';
import Koa from 'koa';
import type { DataSource } from 'typeorm';
import { contract, type CallName } from '@jishan/shared/api';
import type { Deps } from './deps';
import { adjustmentRoutes } from './features/adjustment/routes';
import { waitingAdjustments } from './features/adjustment/service';
import { allianceRoutes } from './features/alliance/routes';
import { appealRoutes } from './features/appeal/routes';
import { waitingAppeals } from './features/appeal/service';
import { cardRoutes } from './features/card/routes';
import { cardPresentable, cardReviewable, waitingCards } from './features/card/service';
import { codeLinks } from './features/code/link';
import { counterRoutes } from './features/counter/routes';
import { figuresRoutes } from './features/figures/routes';
import { fundPhotos, fundUsePhotos } from './features/fund/photos';
import { fundRoutes } from './features/fund/routes';
import { waitingUses } from './features/fund/service';
import { homeRoutes } from './features/home/routes';
import { householdRoutes } from './features/household/routes';
import { photosOfThings, shopPhotos } from './features/merchant/photos';
import { merchantRoutes } from './features/merchant/routes';
import { merchantReviewable, profileReviewable, waitingShopAppeals } from './features/merchant/service';
import { messageRoutes } from './features/message/routes';
import { newsRoutes } from './features/news/routes';
import { newsReviewable } from './features/news/service';
import { noticeRoutes } from './features/notice/routes';
import { waitingObjections } from './features/notice/service';
import { offerRoutes } from './features/offer/routes';
import { offerReviewable } from './features/offer/service';
import { orderRoutes } from './features/order/routes';
import { orderAtCounter } from './features/order/service';
import { photoRoutes } from './features/photo/routes';
import { servePhotos } from './features/photo/serve';
import type { PhotoOwner } from './features/photo/service';
import { pointsRoutes } from './features/points/routes';
import { serveStatements } from './features/points/statement/file';
import { postPhotos } from './features/post/photos';
import { postRoutes } from './features/post/routes';
import { postSubject } from './features/post/service';
import { productRoutes } from './features/product/routes';
import { productReviewable } from './features/product/service';
import { rankingRoutes } from './features/ranking/routes';
import { residentRoutes } from './features/resident/routes';
import { reviewRoutes } from './features/review/routes';
import { waitingPosts } from './features/review/service';
import { ruleRoutes } from './features/rule/routes';
import { sessionRoutes } from './features/session/routes';
import { settingsRoutes } from './features/settings/routes';
import { submissionRoutes } from './features/submission/routes';
import { waitingSubmissions } from './features/submission/service';
import { talkRoutes } from './features/talk/routes';
import type { Subject } from './features/talk/service';
import { voucherRoutes } from './features/voucher/routes';
import { voucherAtCounter } from './features/voucher/service';
import { failures } from './kernel/failures';
import { observe, probes } from './kernel/observe';
import { serveOpenapi } from './kernel/openapi';
import { pipeline } from './kernel/pipeline';
import { databaseProbe } from './kernel/probe';
import { falseTokens, rateLimiter } from './kernel/rate-limit';
import { routeTable } from './kernel/route';
import { securityHeaders } from './kernel/security-headers';
import { webBuild } from './kernel/web';

export interface AppOptions {
  deps: Deps;
  source: DataSource;
  clock?: () => number;
  /** What keeps the process from taking calls, for /readyz. */
  problem?: () => string | null;
  /** Milliseconds that a call has at the database. */
  callMs?: number;
  /** Kinds of things to talk about beside the town's own: a test brings one. */
  subjects?: readonly Subject[];
}

/** What answers each call of the contract. */
export const routesOf = (deps: Deps, subjects: readonly Subject[] = []) =>
  routeTable({
    ...sessionRoutes(deps),
    ...residentRoutes(),
    ...ruleRoutes(),
    ...photoRoutes(deps),
    ...postRoutes(deps),
    ...talkRoutes([postSubject, ...subjects]),
    ...reviewRoutes(deps, {
      waiting: waitingPosts,
      objections: waitingObjections,
      appeals: waitingAppeals,
      adjustments: waitingAdjustments,
      submissions: waitingSubmissions,
      merchantAppeals: waitingShopAppeals,
      fundUses: waitingUses,
      cardsToGrant: waitingCards,
    }),
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

/** The whole server as a Koa application; nothing listens yet. */
export function makeApp({
  deps,
  source,
  clock = Date.now,
  problem = () => null,
  callMs,
  subjects = [],
}: AppOptions): Koa {
  const { config, log } = deps;
  const routes = routesOf(deps, subjects);
  const scale = config.RATE_LIMIT_SCALE;
  const calls = pipeline({
    source,
    routes,
    clock,
    limiter: rateLimiter(scale),
    falseTokens: falseTokens(scale),
    uploads: join(config.DATA_DIR, 'uploads'),
    ...(callMs === undefined ? {} : { callMs }),
  });

  const app = new Koa({ proxy: config.TRUST_PROXY > 0, maxIpsCount: config.TRUST_PROXY });
  app.on('error', (error: Error) => log.warn({ err: error }, 'connection'));
  app.use(securityHeaders(config.MODE === 'production'));
  app.use(probes({ database: databaseProbe(config.DATABASE_URL), problem }));
  app.use(observe(log));
  app.use(failures(log));
  app.use(serveOpenapi());
  app.use(async (ctx, next) => {
    if (ctx.path.startsWith('/api/')) await calls(ctx, next);
    else await next();
  });
  app.use(servePhotos(deps.photos, source, PHOTO_OWNERS, clock));
  app.use(serveStatements(config, source, clock));
  app.use(codeLinks);
  app.use(webBuild(config.WEB_ROOT));
  return app;
}

/** Whose photos everybody may see, and when. Those of licences and appeals are for who has a signed address. */
const PHOTO_OWNERS: readonly PhotoOwner[] = [
  postPhotos,
  shopPhotos,
  photosOfThings('offer', 'offers'),
  photosOfThings('product', 'products'),
  photosOfThings('news', 'news'),
  fundPhotos,
  fundUsePhotos,
];

/** For tests that walk every call. */
export const callNames = Object.keys(contract) as CallName[];
