import { platform } from '../../kernel/platform';

/** What the counter is called: on the web no camera reads codes, numbers are typed. */
export const counterName = () => (platform.canScan ? '扫码核销' : '核销');
