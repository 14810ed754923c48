import { join } from 'node:path';
import Koa from 'koa';
import type { DataSource } from 'typeorm';
import { contract, type CallName } from '@jishan/shared/api';
import { newsReviewable, allianceRoutes } from './alliance';
import { PHOTO_OWNERS, checkedThings } from './checked';
import { checkRoutes, waitingChecks } from './checks';
import { waitingAdjustments, waitingAppeals, waitingObjections, waitingPosts, deedsRoutes } from './deeds';
import type { Deps } from './deps';
import { fundRoutes, waitingUses } from './funds';
import { homeRoutes } from './home';
import { inboxRoutes } from './inbox';
import { failures } from './kernel/failures';
import { observe, probes } from './kernel/observe';
import { serveOpenapi } from './kernel/openapi';
import { pipeline } from './kernel/pipeline';
import { databaseProbe } from './kernel/probe';
import { falseTokens, rateLimiter } from './kernel/rate-limit';
import { routeTable } from './kernel/route';
import { securityHeaders } from './kernel/security-headers';
import { webBuild } from './kernel/web';
import { passbookRoutes, serveStatements } from './passbook';
import { peopleRoutes } from './people';
import { photoRoutes, servePhotos } from './photos';
import { ruleRoutes } from './rules';
import {
  merchantReviewable,
  profileReviewable,
  waitingShopAppeals,
  shopsRoutes,
  waitingSubmissions,
} from './shops';
import { takePushes } from './safety';
import { SUBJECTS } from './subjects';
import { talkRoutes, type Subject } from './talk';
import { townRoutes } from './town';
import {
  cardReviewable,
  waitingCards,
  codeLinks,
  offerReviewable,
  productReviewable,
  tradeRoutes,
} from './trade';

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
    ...inboxRoutes(),
    ...photoRoutes(deps),
    ...peopleRoutes(deps),
    ...ruleRoutes(),
    ...talkRoutes(deps.config, [...SUBJECTS, ...subjects]),
    ...checkRoutes(deps, checkedThings(subjects)),
    ...shopsRoutes(deps, reviewablesOf(deps)),
    ...deedsRoutes(deps, WAITINGS),
    ...tradeRoutes(deps),
    ...fundRoutes(deps),
    ...passbookRoutes(deps),
    ...allianceRoutes(deps),
    ...townRoutes(),
    ...homeRoutes(deps, WAITINGS),
  });

/** What is looked at before the public sees it. */
const reviewablesOf = ({ photos }: Pick<Deps, 'photos'>) => [
  merchantReviewable(photos),
  profileReviewable(photos),
  offerReviewable(photos),
  cardReviewable,
  newsReviewable(photos),
  productReviewable(photos),
];

/** How much of each kind waits for a member of staff. */
const WAITINGS = {
  waiting: waitingPosts,
  objections: waitingObjections,
  appeals: waitingAppeals,
  adjustments: waitingAdjustments,
  submissions: waitingSubmissions,
  merchantAppeals: waitingShopAppeals,
  fundUses: waitingUses,
  cardsToGrant: waitingCards,
  checks: waitingChecks,
};

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
    log,
    limiter: rateLimiter({ scale, processes: config.PROCESSES, source, log }),
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
  app.use(takePushes({ config, source, log, kinds: checkedThings(subjects), clock }));
  app.use(servePhotos(deps.photos, source, PHOTO_OWNERS, clock));
  app.use(serveStatements(config, source, clock));
  app.use(codeLinks);
  app.use(webBuild(config.WEB_ROOT));
  return app;
}

/** For tests that walk every call. */
export const callNames = Object.keys(contract) as CallName[];
