import type { Config } from '../kernel/config';
import type { PhotoStore } from '../photos';
import { directoryRoutes } from './directory/routes';
import { shopFiguresRoutes } from './figures/routes';
import { newsRoutes } from './news/routes';

export const allianceRoutes = (given: { config: Config; photos: PhotoStore }) => ({
  ...directoryRoutes(given),
  ...newsRoutes(given),
  ...shopFiguresRoutes(given),
});
