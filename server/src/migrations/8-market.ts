import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shops tell and sell, the orders of residents and what is paid for them. Prices are fen. */
const TABLES = [
  `CREATE TABLE news (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    title VARCHAR(60) NOT NULL,
    body VARCHAR(1000) NOT NULL,
    photos TEXT NOT NULL,
    state ENUM('waiting','shown','refused','removed') NOT NULL DEFAULT 'waiting',
    created_at BIGINT NOT NULL,
    shown_at BIGINT NULL,
    removed_by BIGINT UNSIGNED NULL,
    removed_at BIGINT NULL,
    KEY merchant (merchant_id, id),
    KEY shown (merchant_id, state, shown_at, id)
  )`,
  // \`stock\` is what can still be ordered. \`points\` and \`points_fen\` are the part that points may cover: both or none.
  `CREATE TABLE products (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(40) NOT NULL,
    body VARCHAR(1000) NOT NULL,
    photos TEXT NOT NULL,
    price INT NOT NULL,
    unit VARCHAR(8) NOT NULL,
    stock INT NOT NULL,
    person_limit INT NULL,
    points INT NULL,
    points_fen INT NULL,
    state ENUM('waiting','open','paused','ended','refused') NOT NULL DEFAULT 'waiting',
    version INT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    shown_at BIGINT NULL,
    KEY merchant (merchant_id, id),
    KEY merchant_state (merchant_id, state, id),
    KEY fresh (merchant_id, state, shown_at, id),
    CONSTRAINT stock_fits CHECK (stock >= 0),
    CONSTRAINT price_fits CHECK (price > 0 AND (points IS NULL) = (points_fen IS NULL)
      AND (points IS NULL OR (points > 0 AND points_fen > 0 AND points_fen < price)))
  )`,
  `CREATE TABLE product_prices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    product_id BIGINT UNSIGNED NOT NULL,
    price INT NOT NULL,
    unit VARCHAR(8) NOT NULL,
    points INT NULL,
    points_fen INT NULL,
    since BIGINT NOT NULL,
    KEY product (product_id, id)
  )`,
  `CREATE TABLE orders (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    buyer_id BIGINT UNSIGNED NOT NULL,
    hold_id BIGINT UNSIGNED NULL,
    title VARCHAR(80) NOT NULL,
    list_total INT NOT NULL,
    total INT NOT NULL,
    points INT NOT NULL,
    note VARCHAR(200) NOT NULL,
    state ENUM('placed','ready','collected','cancelled','expired','undone') NOT NULL DEFAULT 'placed',
    shown_until BIGINT NOT NULL DEFAULT 0,
    clerk_id BIGINT UNSIGNED NULL,
    reason VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    ready_at BIGINT NULL,
    deadline_at BIGINT NOT NULL,
    collected_at BIGINT NULL,
    closed_at BIGINT NULL,
    KEY buyer (buyer_id, state, id),
    KEY shop (merchant_id, state, id),
    KEY due (state, deadline_at, id),
    KEY shown (merchant_id, state, shown_until),
    KEY collected (merchant_id, collected_at, id)
  )`,
  // What was ordered is copied: a later change of the product changes no order.
  `CREATE TABLE order_items (
    order_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(40) NOT NULL,
    unit VARCHAR(8) NOT NULL,
    price INT NOT NULL,
    quantity INT NOT NULL,
    points INT NOT NULL,
    points_fen INT NOT NULL,
    PRIMARY KEY (order_id, product_id)
  )`,
  `CREATE TABLE payments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT UNSIGNED NOT NULL,
    provider VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    provider_ref VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    amount INT NOT NULL,
    state ENUM('due','paid','refunded','void') NOT NULL DEFAULT 'due',
    created_at BIGINT NOT NULL,
    paid_at BIGINT NULL,
    closed_at BIGINT NULL,
    UNIQUE KEY once (order_id),
    CONSTRAINT amount_fits CHECK (amount > 0)
  )`,
];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const APPEND_ONLY = ['UPDATE', 'DELETE'].map(
  (change) => `CREATE TRIGGER product_prices_no_${change.toLowerCase()} BEFORE ${change} ON product_prices
    FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'product_prices is append-only'`,
);

export class Market8 implements MigrationInterface {
  name = 'Market1763800000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
    for (const trigger of APPEND_ONLY) await runner.query(trigger);
  }

  /** Orders that residents have placed would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('orders cannot be taken back; restore a backup instead'));
  }
}
