import { internalComponents } from '@tarojs/shared';
import { keepUsed } from './templates';

keepUsed(internalComponents as Record<string, Record<string, string>>);
