import { checkedThanks } from './alliance';
import { checkedPosts, postPhotos } from './deeds';
import { SUBJECTS } from './subjects';
import { fundPhotos, fundUsePhotos } from './funds';
import { checkedHouseholdNames, checkedPersonNames } from './people';
import { checkedPictures, type PhotoOwner } from './photos';
import { checkedKinds, type CheckedKinds } from './safety';
import { checkedSubmissions, photosOfThings, shopPhotos } from './shops';
import { checkedComments, type Subject } from './talk';

/** Whose photos everybody may see, and when. Those of licences and appeals are for who has a signed address. */
export const PHOTO_OWNERS: readonly PhotoOwner[] = [
  postPhotos,
  shopPhotos,
  photosOfThings('offer', 'offers'),
  photosOfThings('product', 'products'),
  photosOfThings('news', 'news'),
  fundPhotos,
  fundUsePhotos,
];

/** Whose words and pictures are looked at: each feature brings its own, one line each. */
export const checkedThings = (subjects: readonly Subject[] = []): CheckedKinds =>
  checkedKinds([
    checkedPictures(PHOTO_OWNERS),
    checkedPersonNames,
    checkedHouseholdNames,
    checkedComments([...SUBJECTS, ...subjects]),
    checkedSubmissions,
    checkedPosts,
    checkedThanks,
  ]);
