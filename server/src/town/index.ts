export { townRoutes } from './routes';
export { changeSettings } from './settings/change';
