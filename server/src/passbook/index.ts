export { passbookJobs } from './jobs';
export { passbookRoutes } from './routes';
export { serveStatements, statementAddress } from './statement/download';
export { statementOf } from './statement/statement-lines';
export { statementWords } from './statement/words';
