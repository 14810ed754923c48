import { Component, type ReactNode } from 'react';
import { Blank } from './blank';

interface State {
  failed: boolean;
}

/** A page that could not be drawn says so and can be tried again: it never stays blank without a word. */
export class Guarded extends Component<{ children?: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Blank
        art="kite"
        title="这一页没有显示出来"
        text="请再试一次；还不行，退出小程序再打开。"
        action={{ label: '再试一次', icon: 'retry', onTap: () => this.setState({ failed: false }) }}
      />
    );
  }
}
