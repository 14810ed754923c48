import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { words } from './words';
import './start-over.scss';

/** Says that this is the post of last time, and lets it go after asking once. */
export function StartOver({ onClear }: { onClear: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Notice
        icon="edit"
        className="start-over"
        action={{ label: words.startOver, onTap: () => setAsking(true) }}
      >
        {words.goOn}
      </Notice>
      <Sheet
        open={asking}
        title={words.startOverTitle}
        onClose={() => setAsking(false)}
        foot={
          <>
            <Button block onTap={onClear}>
              {words.startOverYes}
            </Button>
            <Button kind="line" block className="start-over-no" onTap={() => setAsking(false)}>
              {words.startOverNo}
            </Button>
          </>
        }
      >
        <Text className="i2">{words.startOverText}</Text>
      </Sheet>
    </>
  );
}
