import type { ErrorBody, ErrorCode } from '@jishan/shared/errors';
import { NetworkError } from './platform/types';

export type CallErrorCode = ErrorCode | 'OFFLINE' | 'STOPPED' | 'BAD_REPLY';

/** A call that did not succeed. `message` is a sentence for the person; `field` says where it belongs. */
export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly field: string | undefined;
  readonly requestId: string | undefined;

  constructor(code: CallErrorCode, message: string, more: { field?: string; requestId?: string } = {}) {
    super(message);
    this.code = code;
    this.field = more.field;
    this.requestId = more.requestId;
  }
}

const NETWORK_WORDS = {
  lost: '没连上网络，请看看网络开没开，再试一次',
  slow: '网络太慢，没有等到回音，请再试一次',
};

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';

/** The error in an answer that was not a success, whoever wrote it (a proxy in between writes HTML). */
export function replyError(status: number, body: unknown): CallError {
  if (isErrorBody(body)) {
    const { code, message, field, requestId } = body.error;
    return new CallError(code, message, { field, requestId });
  }
  return status >= 500
    ? new CallError('BUSY', '服务器暂时没有回应，请稍后再试')
    : new CallError('BAD_REPLY', '服务器的回答看不懂，请稍后再试');
}

/** Whatever was thrown, as an error with words for people. */
export function toCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof NetworkError) {
    return error.failure === 'stopped'
      ? new CallError('STOPPED', '已停止')
      : new CallError('OFFLINE', NETWORK_WORDS[error.failure]);
  }
  return new CallError('INTERNAL', '手机上出了点问题，请再试一次');
}
