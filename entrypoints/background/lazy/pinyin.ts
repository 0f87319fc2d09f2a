/** The bundler's: runs the module when it is called, not when the worker starts. */
declare function require(id: 'tiny-pinyin'): typeof import('tiny-pinyin');

/** Takes the place of `tiny-pinyin` in the worker's build: how signs are read is unpacked when a Chinese name is first looked up. */
const pinyin: Pick<typeof import('tiny-pinyin'), 'convertToPinyin'> = {
  convertToPinyin: (...args) => require('tiny-pinyin').convertToPinyin(...args),
};
export default pinyin;
