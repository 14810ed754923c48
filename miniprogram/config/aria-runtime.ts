import { mergeInternalComponents } from '@tarojs/shared';
import { ARIA } from './aria';

mergeInternalComponents({
  View: { ...ARIA },
  Text: { ...ARIA },
  Image: { ...ARIA },
  Button: { ...ARIA },
  Input: { ...ARIA },
  Textarea: { ...ARIA },
  ScrollView: { ...ARIA },
});
