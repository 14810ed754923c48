// Calls the server over HTTP as a phone does: used by the smoke test, which must not share code with what it tests.
import { randomUUID } from 'node:crypto';

/** @typedef {{ status: number, body: any }} Answer */

/** @param {string} address */
export function townClient(address) {
  /**
   * @param {string | null} token
   * @param {string} name
   * @param {object} input
   * @param {string} [key] made before sending; the same one for a repeated try
   * @returns {Promise<Answer>}
   */
  const call = async (token, name, input, key = randomUUID()) => {
    const response = await fetch(`${address}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...authorization(token) },
      body: JSON.stringify(input),
    });
    return { status: response.status, body: await response.json() };
  };
  /** @param {string} token @param {Buffer} jpeg @returns {Promise<Answer>} */
  const upload = async (token, jpeg) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'photo.jpg');
    const response = await fetch(`${address}/api/photo.upload`, {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID(), ...authorization(token) },
      body: form,
    });
    return { status: response.status, body: await response.json() };
  };
  return { call, upload };
}

/** @param {string | null} token @returns {Record<string, string>} */
function authorization(token) {
  return token ? { authorization: `Bearer ${token}` } : {};
}
