import { tabletColumns } from './tablet-name';

it.each([
  ['王芳', ['王芳']],
  ['欧阳建国', ['欧阳建国']],
  ['阿依古丽·买买提', ['阿依古丽', '买买提']],
  ['热依汗古丽', ['热依汗', '古丽']],
  ['阿卜杜热合曼·艾则孜', ['阿卜杜…', '艾则孜']],
  ['乌兰巴日斯图雅其其格', ['乌兰巴…', '图雅其…']],
])('%s stands as %j', (name, columns) => {
  expect(tabletColumns(name)).toEqual(columns);
});

it('lets a name that is not Chinese lie flat', () => {
  expect(tabletColumns('Anna Müller')).toBeNull();
  expect(tabletColumns('小王2号')).toBeNull();
});

it('counts rare characters as one', () => {
  expect(tabletColumns('𠮷𠮷𠮷𠮷')).toEqual(['𠮷𠮷𠮷𠮷']);
});
