import { z } from 'zod';
import { defineCall } from './define';
import { done, instant, wechatCode } from './fields';
import { me } from './views';

const session = z.object({ token: z.string(), expiresAt: instant, me });

export const sessionCalls = {
  'session.login': defineCall({
    summary: 'Sign in with the code of wx.login; an unknown openid becomes a new user without a community.',
    access: 'guest',
    kind: 'write',
    limit: 'signIn',
    input: z.strictObject({ code: wechatCode }),
    reply: session,
  }),
  'session.demo': defineCall({
    summary: 'Sign in as a demo persona; refused outside demo mode.',
    access: 'guest',
    kind: 'write',
    limit: 'signIn',
    input: z.strictObject({ persona: z.enum(['resident', 'resident2', 'staff', 'admin', 'clerk']) }),
    reply: session,
  }),
  'session.options': defineCall({
    summary: 'Which ways to sign in this server offers.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      personas: z.array(
        z.object({ persona: z.string(), name: z.string(), avatar: z.string(), about: z.string() }),
      ),
    }),
  }),
  'session.me': defineCall({
    summary: 'Who I am.',
    access: 'user',
    kind: 'read',
    input: z.strictObject({}),
    reply: me,
  }),
  'session.logout': defineCall({
    summary: 'Revoke the token this call was made with, at once; with `all`, every token of mine.',
    access: 'user',
    kind: 'write',
    input: z.strictObject({ all: z.boolean().optional() }),
    reply: done,
  }),
};
