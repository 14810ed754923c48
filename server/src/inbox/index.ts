export { inboxRoutes } from './routes';
export { type Message, tell, tellAll } from './tell';
