import { MainJob1 } from './1-main-job';
import { PointsBook2 } from './2-points-book';
import { RegionSettings3 } from './3-region-settings';
import { MerchantTotals4 } from './4-merchant-totals';
import { Alliance5 } from './5-alliance';
import { Thanks6 } from './6-thanks';
import { Offers7 } from './7-offers';
import { Market8 } from './8-market';
import { Cards9 } from './9-cards';
import { Funds10 } from './10-funds';
import { Figures11 } from './11-figures';
import { CardUses12 } from './12-card-uses';
import { MessageKinds13 } from './13-message-kinds';
import { Decisions14 } from './14-decisions';
import { OwnHonourAndPhotos15 } from './15-own-honour-and-photos';
import { TalkAndKinds16 } from './16-talk-and-kinds';
import { WordsByCodePoint17 } from './17-words-by-code-point';
import { OutboxAndJobs18 } from './18-outbox-and-jobs';
import { PhotoBytes20 } from './20-photo-bytes';
import { SharedLimits21 } from './21-shared-limits';
import { IdentityChanges22 } from './22-identity-changes';
import { Inbox23 } from './23-inbox';
import { Talk25 } from './25-talk';
import { ContentChecks27 } from './27-content-checks';

/** In the order in which they run. A migration that has landed is never changed: add another. */
export const migrations = [
  MainJob1,
  PointsBook2,
  RegionSettings3,
  MerchantTotals4,
  Alliance5,
  Thanks6,
  Offers7,
  Market8,
  Cards9,
  Funds10,
  Figures11,
  CardUses12,
  MessageKinds13,
  Decisions14,
  OwnHonourAndPhotos15,
  TalkAndKinds16,
  WordsByCodePoint17,
  OutboxAndJobs18,
  PhotoBytes20,
  SharedLimits21,
  IdentityChanges22,
  Inbox23,
  Talk25,
  ContentChecks27,
];
