/** Stands where Taro's parser of HTML text stood: whoever comes to need it should hear of it. */
function refuse(): never {
  throw new Error('innerHTML is left out of this build: see HTML_PARSER in config/index.ts');
}

export { refuse as parser, refuse as setInnerHTML };
