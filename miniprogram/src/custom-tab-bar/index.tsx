import { TabBar } from '../components/tab-bar';

/** WeChat looks for this folder; the web build's pages show the same part themselves. */
export default function CustomTabBar() {
  return <TabBar />;
}
