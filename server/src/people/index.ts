export { checkedHouseholdNames, checkedPersonNames } from './checked';
export { inviteToHousehold, invitedHousehold } from './household/invitation';
export { ownFamily } from './household/mine';
export { answerAsker, askHousehold, foundHousehold } from './household/membership';
export { honourBoard, placeOnBoard, placeRanks, RANKED } from './ranking/rank';
export { AUTHOR_COLUMNS, type AuthorRow, authorJoins, authorOf, homeAt } from './resident/home-region';
export { residentEntities } from './resident/resident';
export { peopleRoutes } from './routes';
export { type Persona, openidOf } from './session/personas';
