export { inboxRoutes } from './routes';
export { unreadOf } from './unread';
export { type Message, tell, tellAll } from './tell';
