// After the browser walk: closes the house that start-house.mjs opened, and removes its data.

export default async function stopHouse() {
  const { stopTestHouse } = /** @type {{ stopTestHouse?: () => Promise<void> }} */ (globalThis);
  await stopTestHouse?.();
}
