import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Form } from '../kernel/form';
import { Button } from './button';
import { Failed } from './failed';
import type { IconName } from './icon';
import { Notice } from './notice';
import { Outcome } from './outcome';
import { Page, type PageProps } from './page';
import './form-page.scss';

interface Act {
  label: string;
  onTap: () => void;
}

interface FormPageProps extends Omit<PageProps, 'foot' | 'onPullDown' | 'onReachBottom' | 'children'> {
  form: Pick<Form<never>, 'sending' | 'sent'>;
  /** What is asked for, and what becomes of it. */
  lead?: string;
  /** Why it was sent back. */
  back?: string | false;
  /** On the button. */
  send: string;
  /** Why this person may not send it: said in the button's place. */
  locked?: string | false;
  /** Right above the button: what sending it will do. */
  above?: ReactNode;
  /** Its own edges: parts that reach from edge to edge. */
  plain?: boolean;
  /** What stands here once it was sent, and the way back. */
  sent: { title: string; text?: string; icon?: IconName; action: Act; also?: Act };
  children: ReactNode;
}

/** Something is written and sent: its fields, what is wrong with them, the button, and what became of it. */
export function FormPage({
  form: { sending, sent: isSent },
  lead,
  back,
  send,
  locked,
  above,
  plain,
  sent,
  children,
  ...page
}: FormPageProps) {
  if (isSent)
    return (
      <Page {...page}>
        <Outcome icon={sent.icon ?? 'check'} text={sent.title} note={sent.text}>
          <Button kind="line" onTap={sent.action.onTap}>
            {sent.action.label}
          </Button>
          {sent.also && (
            <Button kind="soft" onTap={sent.also.onTap}>
              {sent.also.label}
            </Button>
          )}
        </Outcome>
      </Page>
    );
  return (
    <Page
      {...page}
      foot={
        <View className="form-foot">
          {locked ? (
            <Notice kind="warn">{locked}</Notice>
          ) : (
            <>
              <Failed error={sending.error} />
              {above}
              <Button block loading={sending.busy} onTap={() => void sending.run()}>
                {send}
              </Button>
            </>
          )}
        </View>
      }
    >
      <View className={plain ? 'form' : 'form gutter'}>
        {(back || lead) && (
          <View className={plain ? 'form gutter' : 'form'}>
            {back && <Notice kind="warn">{back}</Notice>}
            {lead && <View className="t15 i2">{lead}</View>}
          </View>
        )}
        {children}
      </View>
    </Page>
  );
}
