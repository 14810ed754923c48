import { useShareAppMessage } from '@tarojs/taro';
import { photoUrl } from '../../kernel/assets';
import { routes } from '../../kernel/routes';
import { firstSentence } from './text';
import type { PostCardView } from './types';
import { words } from './words';

type Shared = Pick<PostCardView, 'id' | 'body' | 'author' | 'photos'>;

const titleOf = ({ body, author }: Shared) => firstSentence(body) || words.shareTitle(author.name);
const coverOf = ({ photos: [cover] }: Shared) => cover && photoUrl(cover.screen);

/** The card in a chat; WeChat cuts the cover to 5:4. */
export const chatCard = (post: Shared) => ({
  title: titleOf(post),
  path: routes.deed.post(post.id),
  imageUrl: coverOf(post),
});

/** The line in Moments; it opens in single-page mode, where the post is all there is. */
export const momentsCard = (post: Shared) => ({
  title: titleOf(post),
  query: `id=${post.id}`,
  imageUrl: coverOf(post),
});

/** Lets the cards of a list be shared: the button that was tapped names its post, the menu shares the app. */
export function useListShare(posts: readonly Shared[]): void {
  useShareAppMessage(({ target }) => {
    const { dataset } = (target ?? {}) as { dataset?: { id?: string | number } };
    const post = posts.find(({ id }) => id === Number(dataset?.id));
    return post ? chatCard(post) : { title: words.shareApp, path: routes.main.home() };
  });
}
