import { Blank, type KeptDraft } from './blank';

export function OfflineState({ onRetry, kept }: { onRetry: () => void; kept?: KeptDraft }) {
  return (
    <Blank
      art="kite"
      title="没连上网络"
      text="看看手机的网络开没开，再试一次。"
      action={{ label: '再试一次', icon: 'retry', onTap: onRetry }}
      kept={kept}
    />
  );
}
