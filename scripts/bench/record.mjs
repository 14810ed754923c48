// Loaded into the server with --import for a few calls before anything is measured: tells the benchmark every statement that
// the server sends, so that the raw side replays exactly these.
import { tap } from './tap.mjs';

tap((statement) => process.send?.(statement));
