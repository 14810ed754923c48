import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../../../components/icon';
import { Num } from '../../../components/num';
import { Section } from '../../../components/section';
import { Tap } from '../../../components/tap';
import { go, routes } from '../../../kernel/routes';
import { WORDS } from './words';

interface Entry {
  icon: IconName;
  label: string;
  count?: number;
  url: string;
}

/** What is used most, two a line. */
export function MeMenu({ balance }: { balance: number | undefined }) {
  const entries: Entry[] = [
    { icon: 'points', label: WORDS.points, count: balance, url: routes.mine.points() },
    { icon: 'edit', label: WORDS.posts, url: routes.mine.posts() },
    { icon: 'family', label: WORDS.household, url: routes.book.household() },
    { icon: 'notice', label: WORDS.notices, url: routes.book.notices() },
    { icon: 'book', label: WORDS.rules, url: routes.deed.rules() },
    { icon: 'medal', label: WORDS.ranking, url: routes.book.ranking() },
    { icon: 'ticket', label: WORDS.vouchers, url: routes.alliance.vouchers() },
    { icon: 'notice', label: WORDS.orders, url: routes.alliance.orders() },
    { icon: 'shop', label: WORDS.alliance, url: routes.main.alliance() },
    { icon: 'card', label: WORDS.cards, url: routes.alliance.cards() },
    { icon: 'gift', label: WORDS.funds, url: routes.alliance.funds() },
  ];
  return (
    <Section title={WORDS.often}>
      <View className="me-menu">
        {entries.map(({ icon, label, count, url }, index) => (
          <Tap
            key={label}
            className={index % 2 ? 'me-entry me-entry-right' : 'me-entry me-entry-left'}
            role="link"
            onTap={() => void go(url)}
          >
            <Icon name={icon} className="me-entry-icon" />
            <Text className="me-entry-label">{label}</Text>
            {count !== undefined && <Num value={count} className="me-entry-count" />}
          </Tap>
        ))}
      </View>
    </Section>
  );
}
