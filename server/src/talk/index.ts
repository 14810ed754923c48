export { talkJobs } from './jobs';
export { checkedComments } from './checked';
export { talkRoutes } from './routes';
export {
  likedBy,
  likersColumn,
  likersOf,
  type LikersRow,
  type Subject,
  type TalkRow,
  talkColumns,
  talkJoin,
  talkOf,
} from './subject';
export { tellOfTalk, untellOfTalk } from './telling';
