import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../kernel/config';
import { photoStore } from '../photos/photo-store';
import { openDatabase } from '../database';
import { connectionOf, Db, type DataSource } from '../kernel/database';
import { raw, sql } from '../kernel/sql';
import { migrate } from '../serve';
import { assertBookHolds } from '../testing/book';
import { assertOrdersHold } from '../testing/orders';
import { assertVouchersHold } from '../testing/vouchers';
import { emptyDatabase } from '../testing/empty-database';
import { HER_BALANCE, HER_NOTICE, planTown } from './plan';
import { ruleOf } from './plan/claims';
import { seedDemo } from './seed';
import { TEXTS } from './texts';

describe('the plan of the demo town', () => {
  const moments = [
    '2026-11-23T20:40:00+08:00',
    '2026-11-23T00:03:00+08:00',
    '2027-01-01T07:30:00+08:00',
    '2027-06-30T12:00:00+08:00',
  ];

  it.each(moments)('holds what a town needs at %s, all of it in the past', (moment) => {
    const now = Date.parse(moment);
    const { posts, readings } = planTown(now);
    expect(posts.length).toBeGreaterThan(230);
    expect(
      posts.every(({ at, comments, likes }) =>
        [at, ...comments.map((c) => c.at), ...likes.map((l) => l.at)].every((t) => t < now),
      ),
    ).toBe(true);
    expect(readings.every(({ at }) => at < now)).toBe(true);
    const waiting = posts.filter(({ outcome }) => outcome.state === 'pending');
    expect(waiting.length).toBeGreaterThanOrEqual(8);
    expect(waiting.filter(({ outcome }) => outcome.state === 'pending' && outcome.first)).toHaveLength(1);
    const states = new Set(posts.map(({ outcome }) => outcome.state));
    expect([...states].sort()).toEqual(['approved', 'draft', 'pending', 'rejected', 'withdrawn']);
    expect(posts.some(({ outcome }) => outcome.state === 'approved' && outcome.hidden)).toBe(true);
  });

  it('never shows one text twice, and no hole that was not filled', () => {
    const bodies = planTown(Date.parse('2026-11-23T20:40:00+08:00')).posts.map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies.filter((body) => /[{}]/.test(body))).toEqual([]);
  });

  it('is the same for the same moment', () => {
    const now = Date.parse('2026-11-23T20:40:00+08:00');
    expect(planTown(now)).toEqual(planTown(now));
  });

  it('claims only what posts can earn, with the photos that the rule asks for', () => {
    for (const { rule: code, photos, body } of TEXTS) {
      const rule = ruleOf(code);
      expect({ body, source: rule.source, enough: photos.length >= rule.evidence.photos }).toEqual({
        body,
        source: 'post',
        enough: true,
      });
    }
  });
});

describe('the demo town in the database', () => {
  let dataDir: string;
  let databaseUrl: string;
  let source: DataSource;
  let db: Db;
  const config = () => readConfig({ MODE: 'demo', DATABASE_URL: databaseUrl, DATA_DIR: dataDir });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'jishan-demo-'));
    databaseUrl = await emptyDatabase();
    await migrate(config());
    // Two at once, as when a second copy is started: one town comes of it.
    await Promise.all([seedDemo(config()), seedDemo(config())]);
    source = await openDatabase(databaseUrl, 2);
    db = new Db(source.manager);
  }, 180_000);

  afterAll(async () => {
    await source.query(`DROP DATABASE ${connectionOf(databaseUrl).database}`);
    await source.destroy();
    await rm(dataDir, { recursive: true, force: true });
  });

  const count = async (text: string) => (await db.row<{ n: number }>(raw(text)))?.n;

  it('has one town with twelve communities and everybody in it', async () => {
    expect(await count("SELECT COUNT(*) AS n FROM regions WHERE kind = 'town'")).toBe(1);
    expect(await count("SELECT COUNT(*) AS n FROM regions WHERE kind = 'community'")).toBe(12);
    expect(await count("SELECT COUNT(*) AS n FROM users WHERE role = 'resident'")).toBeGreaterThanOrEqual(50);
    const personas = await db.rows<{ openid: string; name: string }>(
      sql`SELECT openid, name FROM users WHERE openid LIKE 'demo-%' ORDER BY openid`,
    );
    expect(Object.fromEntries(personas.map(({ openid, name }) => [openid, name]))).toEqual({
      'demo-admin': '周明',
      'demo-clerk': '李师傅',
      'demo-resident': '王秀兰',
      'demo-resident2': '陈建国',
      'demo-staff': '许雯',
    });
  });

  it('keeps the points book in balance', async () => {
    await assertBookHolds(db);
    expect(await count('SELECT SUM(amount) AS n FROM entries')).toBe(0);
    expect(
      await count(`SELECT COUNT(*) AS n FROM accounts a WHERE a.kind <> 'issue'
        AND a.balance <> (SELECT COALESCE(SUM(e.amount), 0) FROM entries e WHERE e.account_id = a.id)`),
    ).toBe(0);
    expect(
      await count(`SELECT COUNT(*) AS n FROM accounts a WHERE a.kind <> 'issue' AND a.balance <>
        (SELECT e.balance_after FROM entries e WHERE e.account_id = a.id ORDER BY e.created_at DESC, e.id DESC LIMIT 1)`),
    ).toBe(0);
    const her = await db.rows<{ kind: string; balance: number }>(
      sql`SELECT a.kind, a.balance FROM accounts a JOIN users u ON u.id = a.owner_id
        WHERE a.kind IN ('resident', 'hold') AND u.openid = 'demo-resident' ORDER BY a.kind`,
    );
    expect(Object.fromEntries(her.map(({ kind, balance }) => [kind, balance]))).toEqual({
      resident: HER_BALANCE,
      hold: HER_NOTICE,
    });
    const inNotice = await db.rows<{ title: string; points: number }>(
      sql`SELECT t.title, t.points FROM holds h JOIN transfers t ON t.id = h.opened_by JOIN users u ON u.id = h.resident_id
        WHERE h.state = 'pending' AND u.openid = 'demo-resident' ORDER BY t.id`,
    );
    expect(inNotice).toEqual([
      { title: '义务巡逻', points: 50 },
      { title: '宣传政策', points: 30 },
    ]);
  });

  it('shows points in every state', async () => {
    const states = async (table: string, by: string) => {
      const rows = await db.rows<{ what: string; n: number }>(
        sql`SELECT ${raw(by)} AS what, COUNT(*) AS n FROM ${raw(table)} GROUP BY what`,
      );
      return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
    };
    expect(await states('holds', "CONCAT(kind, ' ', state)")).toEqual({
      'notice pending': expect.any(Number) as number,
      'notice posted': expect.any(Number) as number,
      'notice voided': 1,
      'spend pending': 1,
      'spend posted': expect.any(Number) as number,
    });
    expect(await states('objections', 'state')).toEqual({ open: 1, upheld: 1, dismissed: 2 });
    expect(await states('appeals', 'state')).toEqual({ open: 1, upheld: 1, dismissed: 1 });
    expect(await states('adjustments', "CONCAT(kind, ' ', state)")).toEqual({
      'bonus posted': 1,
      'deduct posted': 1,
    });
    expect(await states('household_members', 'state')).toEqual({ joined: 13, asked: 1 });
    expect(await count("SELECT COUNT(*) AS n FROM messages WHERE kind = 'deduction'")).toBe(1);
    expect(await count("SELECT balance AS n FROM accounts WHERE kind = 'pool'")).toBe(1980);
    expect(await states('vouchers', 'state')).toEqual({ open: 1, used: expect.any(Number) as number });
    expect(await count("SELECT COUNT(*) AS n FROM vouchers WHERE state = 'used'")).toBeGreaterThan(3);
    expect(await states('merchants', 'state')).toEqual({ open: 8, applied: 1 });
    expect(await states('submissions', "CONCAT(kind, ' ', state)")).toEqual({
      'merchant approved': 8,
      'merchant pending': 1,
      'offer approved': 9,
      'product approved': 3,
      'card approved': 3,
      'news approved': 2,
    });
    await assertVouchersHold(db);
    await assertOrdersHold(db);
  });

  it('shows kindness: cards in hand, a fund that was used, goods and an order', async () => {
    const of = (text: string) => db.rows<Record<string, unknown>>(raw(text));
    expect(
      await of(`SELECT c.audience, h.used FROM card_holdings h JOIN cards c ON c.id = h.card_id
        JOIN users u ON u.id = h.user_id WHERE u.openid = 'demo-resident'`),
    ).toEqual([{ audience: 'list', used: 0 }]);
    expect(await of("SELECT granted, used FROM cards WHERE audience = 'need'")).toEqual([
      { granted: 2, used: 1 },
    ]);
    expect(await of('SELECT state, COUNT(*) AS n FROM fund_uses GROUP BY state ORDER BY state')).toEqual([
      { state: 'proposed', n: 1 },
      { state: 'done', n: 1 },
    ]);
    expect(await count('SELECT received - used AS n FROM funds')).toBeGreaterThanOrEqual(30);
    expect(await of("SELECT state FROM products WHERE stock > 0 AND state = 'open'")).toHaveLength(3);
    expect(
      await of('SELECT u.name, o.state FROM orders o JOIN users u ON u.id = o.buyer_id ORDER BY o.id'),
    ).toEqual([
      { name: '邵爱莲', state: 'collected' },
      { name: '王秀兰', state: 'placed' },
    ]);
    expect(await of("SELECT id FROM news WHERE state = 'shown'")).toHaveLength(2);
  });

  it('keeps no notice in 新河', async () => {
    const ofXinhe = "community_id = (SELECT id FROM regions WHERE name = '新河社区')";
    expect(await count(`SELECT COUNT(*) AS n FROM holds WHERE ${ofXinhe}`)).toBe(0);
    expect(
      await count(`SELECT COUNT(*) AS n FROM transfers WHERE kind = 'award' AND ${ofXinhe}`),
    ).toBeGreaterThan(0);
    expect(await count('SELECT COUNT(*) AS n FROM region_setting_changes')).toBe(1);
  });

  it('has closed every day with a digest', async () => {
    expect(await count('SELECT COUNT(*) - (SELECT COUNT(*) FROM chain_links) AS n FROM transfers')).toBe(0);
    expect(await count('SELECT COUNT(*) AS n FROM chain_digests')).toBeGreaterThan(30);
  });

  it('has totals that say what the book says', async () => {
    const perMonth = (text: string) => db.rows<{ id: number; period: string; points: number }>(raw(text));
    const fromBook = await perMonth(
      `SELECT resident_id AS id, CONCAT('M', LEFT(DATE_ADD('1970-01-01', INTERVAL honour_at / 1000 + 28800 SECOND), 7)) AS period,
        SUM(honour) AS points FROM transfers WHERE honour_at IS NOT NULL GROUP BY resident_id, period ORDER BY resident_id, period`,
    );
    const served = await perMonth(
      "SELECT user_id AS id, period, points FROM honour_totals WHERE period LIKE 'M%' ORDER BY user_id, period",
    );
    expect(served).toEqual(fromBook);
  });

  it('gives every approved post with points exactly one transfer, and none to the others', async () => {
    expect(
      await count(`SELECT COUNT(*) AS n FROM posts p WHERE p.award_points IS NOT NULL AND
        (SELECT COUNT(*) FROM transfers t WHERE t.post_id = p.id AND t.id = p.transfer_id AND t.points = p.award_points) <> 1`),
    ).toBe(0);
    expect(
      await count(`SELECT COUNT(*) AS n FROM transfers t LEFT JOIN posts p ON p.id = t.post_id
        WHERE t.rule_code <> 'learning-01' AND (p.id IS NULL OR p.state NOT IN ('approved', 'hidden'))`),
    ).toBe(0);
  });

  it('gives every post its own photos, with files', async () => {
    const rows = await db.rows<{ photos: string; id: number }>(sql`SELECT id, photos FROM posts`);
    const store = photoStore(config());
    const named = rows.flatMap((row) =>
      store.parse(row.photos).map((photo) => ({ post: row.id, id: photo.id })),
    );
    expect(await count("SELECT COUNT(*) AS n FROM photos WHERE used_by LIKE 'post:%'")).toBe(named.length);
    expect(new Set(named.map(({ id }) => id)).size).toBe(named.length);
    const shelves = await readdir(join(dataDir, 'photos'));
    const files = await Promise.all(shelves.map((shelf) => readdir(join(dataDir, 'photos', shelf))));
    expect(files.flat()).toEqual(expect.arrayContaining(named.map(({ id }) => id)));
  });

  it('changes nothing when it is seeded again', async () => {
    const fingerprint = () => db.row(sql`CHECKSUM TABLE posts, entries, honour_totals, likes, users`);
    const before = await fingerprint();
    await seedDemo(config());
    expect(await fingerprint()).toEqual(before);
  });
});
