import { Button, Text } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from '../../components/a11y';
import { Icon } from '../../components/icon';
import { Tap } from '../../components/tap';
import { platform } from '../../kernel/platform';
import { routes } from '../../kernel/routes';
import { words } from './words';
import './share-button.scss';

interface Props {
  postId: number;
  className: string;
}

const COPIED_MS = 2500;

/** WeChat opens its own sheet from a share button only; the web copies the link. */
export function ShareButton({ postId, className }: Props) {
  const [text, setText] = useState(words.share);
  const face = (
    <>
      <Icon name="share" />
      <Text>{text}</Text>
    </>
  );
  if (platform.name === 'weapp') {
    return (
      <Button
        className={`share-button ${className}`}
        openType="share"
        data-id={postId}
        {...a11y({ label: words.share })}
      >
        {face}
      </Button>
    );
  }

  const copy = () => {
    const link = new URL(routes.deed.post(postId), window.location.href).href;
    const say = (outcome: string) => () => {
      setText(outcome);
      setTimeout(() => setText(words.share), COPIED_MS);
    };
    platform.copy(link).then(say(words.copied), say(words.notCopied));
  };
  return (
    <Tap className={className} label={words.share} onTap={copy}>
      {face}
    </Tap>
  );
}
