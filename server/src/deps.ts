import type { Config } from './kernel/config';
import type { Codes } from './trade';
import type { PhotoStore } from './photos';
import type { Logger } from './kernel/log';
import type { WechatClient } from './wechat/client';

/** What routes need besides the database; made once at start, handed to each feature's routes. */
export interface Deps {
  config: Config;
  log: Logger;
  wechat: WechatClient;
  photos: PhotoStore;
  codes: Codes;
}
