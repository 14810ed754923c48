import { pino, type Logger } from 'pino';

/** Structured lines on stdout. Bodies, headers, tokens, openids and phone numbers are never put in; redaction is the net below. */
export function makeLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
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

export type { Logger };
