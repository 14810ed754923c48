export { waitingAppeals } from './waiting';
