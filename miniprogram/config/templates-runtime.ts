import { internalComponents } from '@tarojs/shared';
import { keepUsed } from './templates';

keepUsed(internalComponents);
