// Addresses as people have them: misprinted, old, or from somebody who means no good.
import { houseUrl, signIn } from './house';
import { scene } from './scene';

scene('an address that does not exist says so, and leads home', async (open) => {
  const phone = await open({ session: await signIn('resident') });
  await phone.goto(`${houseUrl()}/no/such/page`);
  await phone.sees('没有找到这一页');
  await phone.tap('回首页');
  await phone.sees('邻里新事');
});

scene('signing in leads home when the address names no page of ours', async (open) => {
  for (const next of ['%2Fno%2Fsuch%2Fpage', 'https%3A%2F%2Fevil.example%2F', '%25E0%25A4%25A']) {
    const phone = await open();
    await phone.goto(`${houseUrl()}/packages/mine/sign-in/index?next=${next}`);
    await phone.tap(/^以王秀兰的身份进入/);
    await phone.sees(/^王秀兰，.+好/);
  }
});

scene('signing in leads on to the page that one came for', async (open) => {
  const phone = await open();
  await phone.goto(`${houseUrl()}/packages/mine/sign-in/index?next=%2Fpackages%2Fdeed%2Frules%2Findex`);
  await phone.tap(/^以王秀兰的身份进入/);
  await phone.arrives('积分规则');
});
