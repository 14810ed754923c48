export { talkRoutes } from './routes';
export { type Subject, type TalkRow, talkColumns, talkJoin, talkOf } from './subject';
