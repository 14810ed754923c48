import { ERRORS, fill, type ErrorBody, type ErrorCode } from '@jishan/shared/errors';

/** A refusal that the caller is told about. Everything else that is thrown is masked as INTERNAL. */
export class Refusal extends Error {
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
    sentence: string = ERRORS[code].message,
  ) {
    super(sentence);
    this.name = 'Refusal';
    this.status = ERRORS[code].status;
  }
}

/** `throw refuse('RULE_NEEDS_PHOTOS', { photos: 2 }, 'photos')`: holes of the sentence, then the input field. */
export function refuse(
  code: ErrorCode,
  holes: Record<string, string | number> = {},
  field?: string,
): Refusal {
  return new Refusal(code, field, fill(ERRORS[code].message, holes));
}

/** The reply body of a refusal. */
export function errorBody(refusal: Refusal, requestId: string): ErrorBody {
  return {
    error: {
      code: refusal.code,
      message: refusal.message,
      ...(refusal.field ? { field: refusal.field } : {}),
      requestId,
    },
  };
}
