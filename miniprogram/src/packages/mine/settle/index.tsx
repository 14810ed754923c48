import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { nextOf } from '../../../kernel/next';
import { replaceAll } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { nameProblem } from '../../../parts/me/name-rule';
import { nameWords } from '../../../parts/me/name-words';
import { type Region, RegionStep } from './region-step';
import { WORDS } from './words';
import '../../../parts/me/me.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '选择社区' });

interface Choice {
  town?: Region;
  community?: Region;
  /** null: not known, or the community has none. */
  grid?: Region | null;
}

/** The first visit: where one lives and what the neighbours call one. Chosen once, so it is shown before it is sent. */
export default function SettlePage() {
  const { next } = useRouter().params;
  const [choice, setChoice] = useState<Choice>({});
  const { town, community, grid } = choice;
  return (
    <Page title={WORDS.settleTitle}>
      <View className="me-settle">
        <View className="serif t22">{WORDS.settleLead}</View>
        <Text className="me-settle-note t14 i2">{WORDS.settleNote}</Text>
      </View>
      <Chosen choice={choice} onAgain={() => setChoice({})} />
      {!town && <RegionStep title={WORDS.townAsk} onChoose={(region) => setChoice({ town: region })} />}
      {town && !community && (
        <RegionStep
          key={town.id}
          title={WORDS.communityAsk}
          parentId={town.id}
          onChoose={(region) => setChoice({ town, community: region })}
        />
      )}
      {community && grid === undefined && (
        <RegionStep
          key={community.id}
          title={WORDS.gridAsk}
          note={WORDS.gridNote}
          parentId={community.id}
          skip={WORDS.skipGrid}
          onChoose={(region) => setChoice({ ...choice, grid: region })}
          onSkip={() => setChoice({ ...choice, grid: null })}
        />
      )}
      {community && grid !== undefined && <NameStep community={community} grid={grid} next={nextOf(next)} />}
    </Page>
  );
}

function Chosen({ choice, onAgain }: { choice: Choice; onAgain: () => void }) {
  const names = [choice.town, choice.community, choice.grid].flatMap((region) =>
    region ? [region.name] : [],
  );
  if (!names.length) return null;
  return (
    <View className="gutter">
      <Row title={names.join(' ')} value={WORDS.chooseAgain} onTap={onAgain} />
    </View>
  );
}

interface NameStepProps {
  community: Region;
  grid: Region | null;
  next: string;
}

function NameStep({ community, grid, next }: NameStepProps) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const problem = nameProblem(name);
  const settle = useAction(async () => {
    const settled = await call('resident.settle', {
      communityId: community.id,
      gridId: grid?.id,
      name: name.trim(),
    });
    session.set({ me: settled });
    await replaceAll(next);
  });
  const send = () => {
    setTried(true);
    if (!problem) void settle.run();
  };
  const atField = settle.error?.field === 'name' ? settle.error.message : undefined;
  return (
    <Section title={WORDS.nameAsk}>
      <Field
        bare
        nickname
        label={nameWords.name}
        placeholder={WORDS.namePlaceholder}
        hint={nameWords.hint}
        value={name}
        error={(tried ? problem : undefined) ?? atField}
        onInput={setName}
      />
      {settle.error && !atField && (
        <Notice kind="error" className="me-error">
          {settle.error.message}
        </Notice>
      )}
      <Button block className="me-settle-act" loading={settle.busy} onTap={send}>
        {WORDS.settleDo}
      </Button>
    </Section>
  );
}
