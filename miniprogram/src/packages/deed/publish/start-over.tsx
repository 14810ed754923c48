import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Notice } from '../../../components/notice';
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
      {asking && (
        <AskSheet
          title={words.startOverTitle}
          text={words.startOverText}
          yes={words.startOverYes}
          no={words.startOverNo}
          onYes={() => Promise.resolve(onClear())}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
