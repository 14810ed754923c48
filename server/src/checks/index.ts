export { checkRoutes } from './routes';
export { waitingChecks } from './waiting';
