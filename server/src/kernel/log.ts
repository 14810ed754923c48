import { pino, type Logger, type LoggerOptions } from 'pino';
import { driverError } from './transaction';

/** Lines are written together: each write costs as much as a tenth of a call. What a killed process said last is lost. */
const TOGETHER = { minLength: 8 * 1024, periodicFlush: 100, sync: false };

/** Structured lines on stdout. Bodies, headers, tokens, openids and phone numbers are never put in; redaction is the net below. */
export function makeLog(level: string): Logger {
  const options: LoggerOptions = {
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
  };
  return level === 'silent' ? pino(options) : pino(options, pino.destination(TOGETHER));
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
