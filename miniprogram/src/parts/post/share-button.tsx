import { Button, Text } from '@tarojs/components';
import { a11y } from '../../components/a11y';
import { Icon } from '../../components/icon';
import { Tap } from '../../components/tap';
import { useCopied } from '../../kernel/copied';
import { platform } from '../../kernel/platform';
import { routes } from '../../kernel/routes';
import { words } from './words';
import './share-button.scss';

interface Props {
  postId: number;
  className: string;
}

/** WeChat opens its own sheet from a share button only; the web copies the link. */
export function ShareButton({ postId, className }: Props) {
  const { told, copy } = useCopied({ ...words, copy: words.share });
  const face = (
    <>
      <Icon name="share" />
      <Text>{told}</Text>
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

  const copyLink = () => {
    const link = new URL(routes.deed.post(postId), window.location.href).href;
    copy(link);
  };
  return (
    <Tap className={className} label={words.share} onTap={copyLink}>
      {face}
    </Tap>
  );
}
