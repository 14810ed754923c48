import { View } from '@tarojs/components';
import { Avatar } from '../../../components/avatar';
import { Empty } from '../../../components/empty';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { type Persona, signInAs } from '../../../kernel/sign-in';
import { WORDS } from './words';

interface PersonasProps {
  busy: boolean;
  onEnter: (how: () => Promise<void>) => void;
}

/** The people of the demo town; a server that is in service offers none. */
export function Personas({ busy, onEnter }: PersonasProps) {
  const options = useCall('session.options', {});
  const personas = options.data?.personas ?? [];
  return (
    <StateView
      load={options}
      skeleton={<Skeleton shape="row" count={5} />}
      empty={personas.length === 0 && <Empty title={WORDS.closed} text={WORDS.closedNote} />}
    >
      {() => (
        <Section title={WORDS.choose} note={WORDS.chooseNote}>
          <View>
            {personas.map(({ persona, name, avatar, about }) => (
              <Row
                key={persona}
                lead={<Avatar name={avatar} size="l" />}
                title={name}
                note={about}
                label={`以${name}的身份进入，${about}`}
                onTap={busy ? undefined : () => onEnter(() => signInAs(persona as Persona))}
              />
            ))}
          </View>
        </Section>
      )}
    </StateView>
  );
}
