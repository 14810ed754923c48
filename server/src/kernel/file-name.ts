// What Windows, WeChat and Unix refuse in a file's name or read as a folder, line breaks, and signs that turn the direction of text
// (a name could hide its ending behind them).
const FORBIDDEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069"*/:<>?\\|]+/gu;

/** A part of a file's name as it was typed, with what no file's name may hold replaced; never empty, never a dot at its ends. */
export const fileNamePart = (typed: string) =>
  typed.replace(FORBIDDEN, '_').replace(/^[\s.]+|[\s.]+$/g, '') || '_';
