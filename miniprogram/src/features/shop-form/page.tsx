import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { PACT } from '@jishan/shared/merchants';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Section } from '../../components/section';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { SwitchBox } from '../../components/switch-box';
import { useAction } from '../../kernel/action';
import { call, type CallError, type Reply, toCallError } from '../../kernel/call';
import { useDraft } from '../../kernel/drafts';
import { useCall } from '../../kernel/load';
import { replace, routes } from '../../kernel/routes';
import { useMe } from '../../kernel/session';
import { FieldError } from '../publish/parts/field-error';
import { Photos } from '../publish/parts/photos';
import { uploadsOf } from '../publish/uploads';
import { Fields } from './fields';
import { appliesAgain, contentOf, draftOf, EMPTY, problemOf, type Problem, type ShopDraft } from './form';
import { words } from './words';
import './shop-form.scss';

/** Applying with a new shop; opened with a shop's id, changing what it says of itself. */
export default function ShopFormPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const known = Number.isSafeInteger(merchantId) && merchantId > 0;
  const load = useCall('merchant.file', known ? { merchantId } : null);
  const title = known && !(load.data && appliesAgain(load.data)) ? words.changeTitle : words.applyTitle;
  if (!known) return <Form title={title} file={null} />;
  return load.data ? (
    <Form title={title} file={load.data} />
  ) : (
    <Page title={title}>
      <StateView load={load} skeleton={<Skeleton shape="lines" count={10} />}>
        {() => null}
      </StateView>
    </Page>
  );
}

function Form({ title, file }: { title: string; file: Reply<'merchant.file'> | null }) {
  const name = file ? `shop-${file.id}-${file.version}` : 'shop';
  const applies = file === null || appliesAgain(file);
  const draft = useDraft<ShopDraft>(name, file ? draftOf(file) : EMPTY);
  const userId = useMe()?.id;
  const [photos] = useState(() =>
    uploadsOf(
      `${userId}:${name}`,
      draft.value.photos,
      (next) => draft.change({ photos: next }),
      LIMITS.merchantPhotos,
    ),
  );
  const [licence] = useState(() =>
    uploadsOf(
      `${userId}:${name}:licence`,
      draft.value.licence,
      (next) => draft.change({ licence: next }),
      LIMITS.licencePhotos,
    ),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [pact, setPact] = useState(false);

  const unsent = (): Problem | null => {
    const waiting = (list: typeof photos) => list.store.get().some(({ state }) => state !== 'sent');
    if (waiting(photos)) return { field: 'photos', message: words.waitPhotos };
    return waiting(licence) ? { field: 'licence', message: words.waitPhotos } : null;
  };

  const send = useAction(async () => {
    const found = problemOf(draft.value) ?? unsent();
    setProblem(found);
    if (found) {
      void Taro.pageScrollTo({ selector: `#shop-${found.field}`, offsetTop: -80 });
      return;
    }
    const content = contentOf(draft.value);
    try {
      const { key } = draft;
      const merchantId = file
        ? (
            await call(
              'merchant.change',
              {
                ...{ ...content, merchantId: file.id, version: file.version },
                pact: applies ? PACT.version : null,
              },
              { key },
            )
          ).id
        : (await call('merchant.apply', { ...content, pact: PACT.version }, { key })).merchantId;
      draft.clear();
      photos.clear();
      licence.clear();
      setSent(merchantId);
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = fieldOf(error);
      if (!field) throw error;
      setProblem({ field, message: error.message });
    }
  });
  const at = (field: Problem['field']) => (problem?.field === field ? problem.message : undefined);

  if (sent !== null)
    return (
      <Page title={title}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.seeShop, onTap: () => void replace(routes.myShop(sent)) }}
        />
      </Page>
    );
  return (
    <Page
      title={title}
      foot={
        <>
          {send.error && <Notice kind="error">{send.error.message}</Notice>}
          <Button block loading={send.busy} onTap={() => void send.run()}>
            {words.send}
          </Button>
        </>
      }
    >
      <View className="gutter shop-form">
        <View className="t15 i2">{applies ? words.lead : words.changeLead}</View>
        <Fields draft={draft.value} change={draft.change} problemAt={at} />
      </View>
      <Section title={words.photos}>
        <Photos uploads={photos} problem={at('photos')} max={LIMITS.merchantPhotos} id="shop-photos" />
      </Section>
      <Section title={words.licence}>
        <Photos
          uploads={licence}
          problem={at('licence')}
          hint={words.licenceHint}
          max={LIMITS.licencePhotos}
          id="shop-licence"
        />
      </Section>
      {applies && (
        <Section title={words.pact} note={words.readPact} onMore={() => setPact(true)}>
          <View id="shop-agreed">
            <SwitchBox
              on={draft.value.agreed}
              onChange={(agreed) => draft.change({ agreed })}
              title={words.agree}
              note={PACT.title}
            />
            <FieldError>{at('agreed')}</FieldError>
          </View>
        </Section>
      )}
      <Sheet open={pact} title={PACT.title} onClose={() => setPact(false)}>
        {PACT.articles.map((article, index) => (
          <View key={article} className="shop-article t17">
            <Text className="num i3">{`${index + 1} `}</Text>
            <Text>{article}</Text>
          </View>
        ))}
      </Sheet>
    </Page>
  );
}

const FIELDS = ['name', 'kind', 'intro', 'giving', 'address', 'phone', 'photos', 'licence'] as const;

/** What the server found wrong, at the field of the form that it is about. */
function fieldOf({ field }: CallError): Problem['field'] | null {
  if (field === 'lat' || field === 'lng') return 'spot';
  if (field?.startsWith('hours')) return 'to';
  if (field === 'pact') return 'agreed';
  return FIELDS.find((name) => field === name || field?.startsWith(`${name}.`)) ?? null;
}
