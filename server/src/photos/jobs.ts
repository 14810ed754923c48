import { HOUR } from '@jishan/shared/calendar';
import type { DataSource } from '../kernel/database';
import type { Job } from '../kernel/jobs';
import type { PhotoStore } from './photo-store';
import { sweepPhotos } from './sweep';

export const photoJobs = (source: DataSource, photos: PhotoStore): Job[] => [
  {
    name: 'photo sweep',
    everyMs: 6 * HOUR,
    work: (now, signal) => sweepPhotos(source, photos, now, signal),
  },
];
