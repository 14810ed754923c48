import { fireEvent, screen } from '@testing-library/react';
import { phone } from './stubs/platform';

/** Types into the field whose label begins so. */
export const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } });

/** What went out to one call, in its order. */
export const sentTo = (name: string): Record<string, unknown>[] =>
  phone.sent
    .filter(({ url }) => url.endsWith(`/${name}`))
    .map(({ body }) => JSON.parse(body ?? '{}') as Record<string, unknown>);

/** A server that says this, made anew for each call, and nods at all else; `refuse`: what it refuses of one call. */
export function serve(
  replies: (input: Record<string, unknown>) => Record<string, unknown>,
  refuse: (name: string) => object | null = () => null,
): void {
  phone.answer = ({ url, body }) => {
    const name = url.split('/api/')[1] ?? '';
    const error = refuse(name);
    if (error) return Promise.resolve({ status: 400, body: { error } });
    const reply = replies(JSON.parse(body ?? '{}') as Record<string, unknown>)[name] ?? { ok: true };
    return Promise.resolve({ status: 200, body: reply });
  };
}
