import { useState } from 'react';
import { useMe } from '../../kernel/session';
import { type Photo, type UploadList, uploadsOf } from './uploads';

/** The photos of a draft, by its name and its owner's. */
export function useUploads(
  name: string,
  photos: Photo[],
  onChange: (photos: Photo[]) => void,
  most: number,
): UploadList {
  const userId = useMe()?.id;
  const [uploads] = useState(() => uploadsOf(`${userId}:${name}`, photos, onChange, most));
  return uploads;
}
