export { inboxRoutes } from './routes';
export { newsOf, unreadOf } from './unread';
export { type Message, takeBack, tell, tellAll } from './tell';
