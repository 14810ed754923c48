import { choiceIn } from './choice';

test('an address opens the ranking that it names, and what it names wrongly is left to the phone', () => {
  expect(choiceIn({ period: 'month', scope: 'town', who: 'person' })).toEqual({
    ...{ period: 'month', scope: 'town', who: 'person' },
  });
  expect(choiceIn({ period: 'decade', scope: 'town' })).toEqual({ scope: 'town' });
  expect(choiceIn({})).toEqual({});
});
