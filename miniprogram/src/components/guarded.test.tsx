import { fireEvent, render, screen } from '@testing-library/react';
import { Page } from './page';

let broken = true;
function Broken() {
  if (broken) throw new Error('an old phone knows no Array.prototype.at');
  return <>好了</>;
}

it('what cannot be drawn is told, the page’s way back stays, and it can be tried again', () => {
  // React prints what it has caught.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <Page title="店铺">
      <Broken />
    </Page>,
  );
  expect(screen.getByText('这一页没有显示出来')).toBeTruthy();
  expect(screen.getByRole('button', { name: '返回' })).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(screen.getByText('好了')).toBeTruthy();
});
