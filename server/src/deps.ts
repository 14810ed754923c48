import type { Config } from './config';
import type { Codes } from './features/code/service';
import type { PhotoStore } from './features/photo/service';
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
