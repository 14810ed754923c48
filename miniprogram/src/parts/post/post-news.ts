import { useEffect, useRef } from 'react';
import type { PostCardView } from './types';

type Part = Partial<PostCardView>;
type Listen = (id: number, part: Part) => void;

const listeners = new Set<Listen>();

/** Tells every open page what one of them has learned about a post: a like, a comment, that it was hidden. */
export function tellOfPost(id: number, part: Part): void {
  for (const listen of [...listeners]) listen(id, part);
}

export function usePostNews(listen: Listen): void {
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    const hear: Listen = (id, part) => latest.current(id, part);
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, []);
}

/** A list after the news: the post changed in its place, every other one the same object (their cards stay as they are). */
export const withNews =
  <T extends PostCardView>(id: number, part: Part) =>
  (posts: T[]): T[] =>
    posts.some((post) => post.id === id)
      ? posts.map((post) => (post.id === id ? { ...post, ...part } : post))
      : posts;
