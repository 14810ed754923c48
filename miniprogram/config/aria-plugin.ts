import path from 'node:path';
import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import { ARIA } from './aria';

const COMPONENTS = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'ScrollView'];

/** Taro's WeChat templates know no aria attributes: this adds them, for the build and, by aria-runtime, when it runs. */
export default function ariaPlugin(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, Object.fromEntries(COMPONENTS.map((name) => [name, ARIA])));
      const runtime = path.resolve(__dirname, 'aria-runtime.ts');
      platform.runtimePath = [platform.runtimePath, runtime].flat();
    },
  });
}
