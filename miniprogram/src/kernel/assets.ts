/** Photos and drawn avatars lie on the server; the contract's paths are relative to it. */
export const photoUrl = (path: string) =>
  /^(https?:|blob:|wxfile:|http:\/\/tmp)/.test(path) ? path : `${API_BASE}${path}`;
export const avatarUrl = (name: string) => `${API_BASE}/assets/avatars/${name}.svg`;
export const serifUrl = () => `${API_BASE}/assets/serif.woff2`;
