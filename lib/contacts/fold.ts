import pinyin from 'tiny-pinyin';

const han = /\p{Script=Han}/u;

/** Surnames that are read otherwise than the word; both readings are found. */
const surnames: Readonly<Record<string, string>> = {
  ...{ 曾: 'zeng', 单: 'shan', 單: 'shan', 仇: 'qiu', 解: 'xie', 查: 'zha', 区: 'ou', 區: 'ou', 朴: 'piao' },
  ...{ 任: 'ren', 华: 'hua', 盖: 'ge', 乐: 'yue', 翟: 'zhai', 尉: 'yu', 缪: 'miao', 繆: 'miao', 覃: 'qin' },
  ...{ 宁: 'ning', 洗: 'xian', 冼: 'xian', 折: 'she', 黑: 'he', 秘: 'bi', 种: 'chong', 郗: 'chi', 万: 'wan' },
  ...{
    重: 'chong',
    长: 'zhang',
    沈: 'shen',
    石: 'shi',
    车: 'che',
    燕: 'yan',
    纪: 'ji',
    應: 'ying',
    应: 'ying',
  },
};

/** Text as it is compared: width, case, Latin accents and the kind of kana do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** How a Chinese text may be typed: whole readings without spaces, and their initials. Other scripts: none. */
export function readings(text: string): { whole: string; initials: string }[] {
  if (!han.test(text)) return [];
  const syllables = [...text.normalize('NFKC').replace(/\s+/g, '')].map((sign) =>
    han.test(sign) ? pinyin.convertToPinyin(sign, '', true) : sign.toLowerCase(),
  );
  const joined = (parts: readonly string[]) => ({
    whole: parts.join(''),
    initials: parts.map((part) => part.slice(0, 1)).join(''),
  });
  const usual = joined(syllables);
  const surname = surnames[[...text.trim()][0] ?? ''];
  if (surname === undefined || surname === syllables[0]) return [usual];
  return [joined([surname, ...syllables.slice(1)]), usual];
}
