// After the server's tests: stops the database that start-database.mjs started, and removes its folder.

export default async function stopDatabase() {
  const { stopTestDatabase } = /** @type {{ stopTestDatabase?: () => Promise<void> }} */ (globalThis);
  await stopTestDatabase?.();
}
