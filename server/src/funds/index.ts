export { confirmFundUse } from './decide';
export { readFund } from './fund';
export { giveToFund } from './give';
export { openFund } from './open';
export { fundPhotos, fundUsePhotos } from './photos';
export { proposeFundUse } from './propose';
export { fundRoutes } from './routes';
export { waitingUses } from './waiting';
