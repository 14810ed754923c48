export { default } from '../../../features/region-settings/page';
