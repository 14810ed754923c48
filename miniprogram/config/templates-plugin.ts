import path from 'node:path';
import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';

interface Options {
  /** Given as an option because Taro transpiles a plugin's own file only, not what it imports. */
  keepUsed: (components: Record<string, Record<string, string>>) => void;
}

/** Cuts the WeChat templates to what this app uses, for the build and, by the two runtime files, when it runs. */
export default function templatesPlugin(ctx: IPluginContext, { keepUsed }: Options): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (!platform.template) return;
      keepUsed(platform.template.internalComponents);
      platform.runtimePath = path.resolve(__dirname, 'platform-runtime.ts');
    },
  });
}
