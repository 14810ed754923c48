import type { Api } from '@jishan/shared/api';

/** A post in a list, and on its own page. */
export type PostCardView = Api['post.feed']['reply']['items'][number];
export type PostView = Api['post.get']['reply'];
