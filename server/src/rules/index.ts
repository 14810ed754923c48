export { ruleRoutes } from './routes';
export { allowancesOf, installRules, ruleInForce, ruleOfVersion, ruleView, rulesOfCodes } from './rules';
