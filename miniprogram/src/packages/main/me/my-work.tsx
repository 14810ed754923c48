import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { go, routes } from '../../../kernel/routes';
import type { Me } from '../../../kernel/session';
import { counterName } from '../../../parts/shop/counter-name';
import type { Mine } from './index';
import { WORDS } from './words';

/** What else one is here beside a neighbour: staff, somebody at a shop's counter. */
export function MyWork({ me, mine }: { me: Me; mine: Mine | null }) {
  const staff = me.role === 'staff' || me.role === 'admin';
  const shops = mine?.shops ?? [];
  if (!staff && shops.length === 0) return null;
  return (
    <Section title={WORDS.roles}>
      {staff && (
        <Row
          icon="stamp"
          title={WORDS.review}
          note={me.scope && WORDS.staffOf(me.scope.unit)}
          value={
            typeof mine?.waiting === 'number' && (
              <>
                <Num value={mine.waiting} size={20} className="me-waiting" />
                {WORDS.waiting}
              </>
            )
          }
          onTap={() => void go(routes.main.admin())}
        />
      )}
      {shops.map(({ id, name, placed }) => (
        <Row
          key={id}
          icon="scan"
          title={counterName()}
          note={placed > 0 ? `${name}，${WORDS.toPack(placed)}` : name}
          onTap={() => void go(routes.shop.counter(id))}
        />
      ))}
    </Section>
  );
}
