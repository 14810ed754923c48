import { View } from '@tarojs/components';
import { useState } from 'react';
import { codeOf } from '@jishan/shared/text';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call, read, type Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { words } from './words';
import '../../../components/form-page.scss';

/** For who works in no shop yet: found one, or join by a code. */
export function NoShop({ onJoined }: { onJoined: () => void }) {
  const [code, setCode] = useState('');
  const [found, setFound] = useState<Reply<'merchant.peek'> | null>(null);
  const look = useAction(async () => setFound(await read('merchant.peek', { code: codeOf(code) })));
  const join = useAction(async () => {
    await call('merchant.join', { code: codeOf(code) });
    onJoined();
  });
  const error = look.error ?? join.error;
  return (
    <>
      <Empty
        title={words.noneTitle}
        text={words.noneText}
        action={{ label: words.apply, onTap: () => void go(routes.shop.apply()) }}
      />
      <Section title={words.haveCode}>
        <View className="form">
          <Field
            label={words.codeLabel}
            value={code}
            onInput={(next) => {
              setCode(next);
              setFound(null);
            }}
            error={error?.field === 'code' ? error.message : undefined}
          />
          {error && error.field !== 'code' && <Notice kind="error">{error.message}</Notice>}
          {found ? (
            <Button block loading={join.busy} onTap={() => void join.run()}>
              {words.join(found.name, found.owner)}
            </Button>
          ) : (
            <Button
              kind="line"
              block
              disabled={codeOf(code) === ''}
              loading={look.busy}
              onTap={() => void look.run()}
            >
              {words.look}
            </Button>
          )}
        </View>
      </Section>
    </>
  );
}
