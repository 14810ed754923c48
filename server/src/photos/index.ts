export { checkedPictures } from './checked';
export { type PhotoSize, SIZES } from './image';
export { photoJobs } from './jobs';
export { photoLetters } from './letters';
export {
  handPhotosOver,
  type PhotoOwner,
  type PhotoStore,
  SENT_BACK_MS,
  type TakenPhoto,
  photoStore,
} from './photo-store';
export { type PostPhoto, photoEntities } from './photo';
export { photoRoutes } from './routes';
export { servePhotos } from './serve';
