import { AskSheet } from '../../components/ask-sheet';
import { signOut } from '../../kernel/sign-in';
import { WORDS } from './words';

/** Asked once: a thumb that slips must not cost an old person the way back in. */
export function SignOutSheet({ onClose }: { onClose: () => void }) {
  const { signOutAsk, signOutText, signOut: yes, cancel } = WORDS;
  return (
    <AskSheet title={signOutAsk} text={signOutText} yes={yes} no={cancel} onYes={signOut} onClose={onClose} />
  );
}
