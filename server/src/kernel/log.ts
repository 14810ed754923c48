import { pino, type Logger } from 'pino';
import { driverError } from './transaction';

/** Structured lines on stdout. Bodies, headers, tokens, openids and phone numbers are never put in; redaction is the net below. */
export function makeLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: plainError },
    redact: {
      paths: [
        'token',
        'openid',
        'session_key',
        'phone',
        'password',
        '*.token',
        '*.openid',
        '*.session_key',
        '*.phone',
        '*.password',
      ],
      censor: '[secret]',
    },
  });
}

/** What is needed to find the fault. A database error also carries the statement's values, which may be anything a person typed. */
export function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, errno } = driverError(error);
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(errno === undefined ? {} : { errno }),
  };
}

export type { Logger };
