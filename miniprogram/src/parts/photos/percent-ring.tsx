import { View } from '@tarojs/components';
import './percent-ring.scss';

const RADIUS = 20;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that closes as a photo goes up. */
export function PercentRing({ percent }: { percent: number }) {
  const done = (Math.min(100, Math.max(0, percent)) / 100) * ROUND;
  const arc = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48' fill='none' stroke='#000' stroke-width='3' stroke-linecap='round'><circle cx='24' cy='24' r='${RADIUS}' stroke-dasharray='${done.toFixed(1)} ${ROUND.toFixed(1)}' transform='rotate(-90 24 24)'/></svg>`;
  const mask = `url("data:image/svg+xml,${encodeURIComponent(arc)}")`;
  return (
    <View className="percent">
      <View className="percent-track" />
      {percent > 0 && <View className="percent-done" style={{ WebkitMaskImage: mask, maskImage: mask }} />}
    </View>
  );
}
