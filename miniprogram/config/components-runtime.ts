import { USED } from './templates';

/*
 * Stands where Taro's table of all of WeChat's components stood (@tarojs/shared/dist/components.js): twelve KB with the
 * platform's additions, of which the runtime wants only the names that the templates have.
 */
export const internalComponents = Object.fromEntries(
  Object.entries(USED).map(([name, used]) => [
    name,
    Object.fromEntries(used.map((attribute) => [attribute, ''])),
  ]),
);

/** Elements whose value the person changes. */
export const controlledComponent = new Set(['input', 'textarea']);

/** What the templates alone are built with. */
const atBuildTime = undefined;
export {
  atBuildTime as animation,
  atBuildTime as focusComponents,
  atBuildTime as nestElements,
  atBuildTime as singleQuote,
  atBuildTime as touchEvents,
  atBuildTime as voidElements,
};
