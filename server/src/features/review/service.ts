export { termsOf } from './decide';
export { lockItem, partCodeOf, POST_PARTIES, type Item } from './item';
export { claimable, publish, takeSeal } from './publish';
export { waitingPosts } from './waiting';
