import { createHash } from 'node:crypto';
import type Koa from 'koa';
import { z } from 'zod';
import { contract, type Call } from '@jishan/shared/api';
import { ERRORS } from '@jishan/shared/errors';

const schemaOf = (type: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(type, { io, target: 'openapi-3.0', unrepresentable: 'any' });

interface Written {
  bytes: Buffer;
  etag: string;
}

/** A tenth of a second of work, which nobody who starts a server should wait for. */
function write(): Written {
  const bytes = Buffer.from(JSON.stringify(openapi()));
  return { bytes, etag: createHash('sha256').update(bytes).digest('base64url') };
}

/** Serves the document at /api/openapi.json: written once, when it is first asked for, and not sent again to who has it. */
export function serveOpenapi(): Koa.Middleware {
  let written: Written | undefined;
  return async (ctx, next) => {
    if (ctx.path !== '/api/openapi.json' || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
      await next();
      return;
    }
    written ??= write();
    ctx.state.call = 'openapi';
    ctx.set('cache-control', 'no-cache');
    ctx.etag = written.etag;
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else {
      ctx.type = 'json';
      ctx.body = written.bytes;
    }
  };
}

/** The OpenAPI document of all calls, made from the contract. */
function openapi(): object {
  return {
    openapi: '3.0.3',
    info: {
      title: '积善 Jishan',
      version: '1',
      description:
        'Every call is POST /api/<feature>.<verb> with a JSON object. Up to eight reads may go together: POST /api/<call>,<call> with a list of their inputs, answered with { answers: [{ reply } | { status, error }] }.',
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message', 'requestId'],
              properties: {
                code: { type: 'string', enum: Object.keys(ERRORS) },
                message: { type: 'string', description: 'Simplified Chinese, for the person' },
                field: { type: 'string', description: 'Dotted path of the input that is wrong' },
                requestId: { type: 'string' },
              },
            },
          },
        },
      },
    },
    paths: Object.fromEntries(
      Object.entries(contract).map(([name, call]) => [`/api/${name}`, { post: operation(name, call) }]),
    ),
  };
}

function operation(name: string, call: Call): object {
  const json = { 'application/json': { schema: schemaOf(call.input, 'input') } };
  const upload = {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    },
  };
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: call.summary,
    description: `Access: ${call.access}. Kind: ${call.kind}.`,
    ...(call.access === 'guest' ? {} : { security: [{ token: [] }] }),
    ...(call.kind === 'create'
      ? {
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', pattern: '^[\\w-]{16,64}$' },
            },
          ],
        }
      : {}),
    requestBody: { required: true, content: call.upload ? upload : json },
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(call.reply, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}
