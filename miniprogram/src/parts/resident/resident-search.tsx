import { Text, View } from '@tarojs/components';
import { Avatar } from '../../components/avatar';
import { Empty } from '../../components/empty';
import { Field } from '../../components/field';
import { ListEnd } from '../../components/list-end';
import { grouped } from '../../components/num';
import { Row } from '../../components/row';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import type { Reply } from '../../kernel/call';
import { usePages } from '../../kernel/load';
import { useTyped } from '../../kernel/typed';
import { WORDS } from './words';
import './resident.scss';

export type Resident = Reply<'resident.search'>['items'][number];

export function ResidentSearch({ onChoose }: { onChoose: (resident: Resident) => void }) {
  const { typed, setTyped, settled: name, settle } = useTyped();
  const found = usePages('resident.search', name ? { name } : null);
  const none = found.state === 'ready' && found.items.length === 0;
  return (
    <View>
      <Field
        label={WORDS.find}
        placeholder={WORDS.search}
        value={typed}
        focus
        onInput={setTyped}
        onConfirm={settle}
      />
      {name === '' ? (
        <Text className="note">{WORDS.searchHint}</Text>
      ) : (
        <StateView
          load={found}
          skeleton={<Skeleton shape="row" count={4} />}
          empty={none && <Empty title={WORDS.noneTitle} text={WORDS.noneText(name)} />}
        >
          {() => (
            <>
              {found.items.map((resident) => (
                <Row
                  key={resident.id}
                  lead={<Avatar name={resident.avatar} />}
                  title={resident.name}
                  note={
                    <>
                      <Text>{[resident.community, resident.grid].filter(Boolean).join(' ')}</Text>
                      <View className="dt" />
                      <Text className="resident-found">{`${WORDS.balance} ${grouped(resident.balance)}`}</Text>
                    </>
                  }
                  onTap={() => onChoose(resident)}
                />
              ))}
              <ListEnd pages={found} text={WORDS.searchEnd} />
            </>
          )}
        </StateView>
      )}
    </View>
  );
}
