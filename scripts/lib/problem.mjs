// A failure that the reader of the terminal can act on: what happened, and what to do about it.
// The scripts print it as plain lines, without a stack; every other error is a fault of ours and keeps its stack.

export class Problem extends Error {
  /**
   * @param {string} message what happened, in one line
   * @param {string[]} [details] further lines: what to do, or the last lines of a log
   * @param {string} [why] in one line, for a list of what failed
   */
  constructor(message, details = [], why = message) {
    super(message);
    this.name = 'Problem';
    this.details = details;
    this.why = why;
  }
}

/** Prints any error the way its reader needs it. @param {unknown} error */
export function printError(error) {
  if (error instanceof Problem) {
    console.error(`\nERROR ${error.message}`);
    for (const line of error.details) console.error(`      ${line}`);
  } else {
    console.error(error);
  }
}
