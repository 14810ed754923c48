import { ConfirmSheet } from '../../components/confirm-sheet';
import { useAction } from '../../kernel/action';
import { signOut } from '../../kernel/sign-in';
import { WORDS } from './words';

/** Asked once: a thumb that slips must not cost an old person the way back in. */
export function SignOutSheet({ onClose }: { onClose: () => void }) {
  const leave = useAction(signOut);
  return (
    <ConfirmSheet
      title={WORDS.signOutAsk}
      text={WORDS.signOutText}
      yes={WORDS.signOut}
      no={WORDS.cancel}
      action={leave}
      onClose={onClose}
    />
  );
}
