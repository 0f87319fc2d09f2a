/** Numbers in [0, 1) that repeat for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Mutation = (document: Document, random: () => number) => void;

const all = (document: Document): Element[] => Array.from(document.body.querySelectorAll('*'));

/** Every class, id and test id gets a new name: the same new name wherever it stood. */
const shuffleNames: Mutation = (document, random) => {
  const names = new Map<string, string>();
  const renamed = (name: string): string => {
    const known = names.get(name) ?? `x${Math.floor(random() * 1e9).toString(36)}`;
    names.set(name, known);
    return known;
  };
  for (const el of all(document)) {
    const classes = el.getAttribute('class');
    if (classes) el.setAttribute('class', classes.split(/\s+/).map(renamed).join(' '));
    for (const key of ['id', 'data-testid', 'data-test-id', 'data-message-id']) {
      const value = el.getAttribute(key);
      if (value) el.setAttribute(key, renamed(value));
    }
  }
  // Style sheets name the old classes; what they hide is said in the markup of these pages as well.
};

const unwrappable = /^(?:TR|TD|TH|TBODY|THEAD|LI|DT|DD|OPTION|IFRAME|STYLE|TEMPLATE|BODY|BR|PRE|MAIL-VIEW)$/;

/** Some elements get one or two more around them. */
const wrapNodes: Mutation = (document, random) => {
  for (const el of all(document)) {
    if (unwrappable.test(el.tagName.toUpperCase()) || random() > 0.35) continue;
    const inline = /^(?:A|B|I|SPAN|STRONG|EM|SMALL|TIME|BUTTON|IMG|LABEL|FONT|MARK)$/.test(
      el.tagName.toUpperCase(),
    );
    const wrapper = document.createElement(inline ? 'span' : 'div');
    el.parentNode?.insertBefore(wrapper, el);
    wrapper.appendChild(el);
  }
};

const tongues: Readonly<Record<string, readonly string[]>> = {
  from: [
    'From',
    'Von',
    'De',
    'Van',
    '发件人',
    '寄件者',
    '差出人',
    'От',
    'Från',
    'Od',
    '보낸사람',
    'Gönderen',
    'Feladó',
  ],
  to: [
    'To',
    'An',
    'Para',
    'Aan',
    '收件人',
    '收件者',
    '宛先',
    'Кому',
    'Till',
    'Do',
    '받는사람',
    'Kime',
    'Címzett',
  ],
  date: [
    'Date',
    'Datum',
    'Fecha',
    'Datum',
    '时间',
    '日期',
    '日時',
    'Дата',
    'Datum',
    'Data',
    '날짜',
    'Tarih',
    'Dátum',
  ],
  subject: [
    'Subject',
    'Betreff',
    'Asunto',
    'Onderwerp',
    '主题',
    '主旨',
    '件名',
    'Тема',
    'Ämne',
    'Temat',
    '제목',
    'Konu',
    'Tárgy',
  ],
  reply: [
    'Reply',
    'Antworten',
    'Responder',
    'Beantwoorden',
    '回复',
    '回覆',
    '返信',
    'Ответить',
    'Svara',
    'Odpowiedz',
    '답장',
    'Yanıtla',
    'Válasz',
  ],
  forward: [
    'Forward',
    'Weiterleiten',
    'Reenviar',
    'Doorsturen',
    '转发',
    '轉寄',
    '転送',
    'Переслать',
    'Vidarebefordra',
    'Prześlij',
    '전달',
    'İlet',
    'Továbbítás',
  ],
};

/** Labels and buttons in another language, one for the whole page. */
const swapLanguage: Mutation = (document, random) => {
  const pick = Math.floor(random() * 13);
  const words = new Map<string, string>();
  for (const row of Object.values(tongues))
    for (const word of row) words.set(word.toLowerCase(), row[pick] ?? word);
  const swap = (text: string): string =>
    text.replace(
      /^(\s*)([^\s:：][^:：]{0,20}?)(\s*[:：]|\s*$)/u,
      (whole, lead: string, word: string, tail: string) => {
        const other = words.get(word.toLowerCase());
        return other ? lead + other + tail : whole;
      },
    );
  for (const el of all(document)) {
    for (const node of Array.from(el.childNodes))
      if (node.nodeType === 3 && node.nodeValue) node.nodeValue = swap(node.nodeValue);
    for (const key of ['aria-label', 'title']) {
      const value = el.getAttribute(key);
      if (value) el.setAttribute(key, swap(value));
    }
  }
};

const labelled =
  /^\s*(?:From|Von|De|Da|Van|От|От кого|发件人|寄件者|差出人|To|An|Para|Aan|A|À|Кому|收件人|收件者|宛先|Date|Datum|Fecha|Data|Дата|时间|日時|Subject|Betreff|Asunto|Cc|抄送)\s*(?:[:：]|$)/iu;

/** The rows of a header in another order. */
const changeOrder: Mutation = (document, random) => {
  for (const parent of all(document)) {
    if (/^(?:DL|PRE)$/.test(parent.tagName.toUpperCase())) continue;
    const rows = Array.from(parent.children).filter(
      (el) =>
        labelled.test(el.textContent ?? '') &&
        /^.{12,90}$/s.test((el.textContent ?? '').trim()) &&
        el.children.length < 6,
    );
    if (rows.length < 2 || rows.some((row) => row.parentNode !== parent)) continue;
    const marker = rows.map((row) => {
      const place = document.createElement('i');
      parent.insertBefore(place, row);
      return place;
    });
    const shuffled = [...rows].sort(() => random() - 0.5);
    marker.forEach((place, i) => {
      const row = shuffled[i];
      if (row) parent.insertBefore(row, place);
      place.remove();
    });
  }
};

export const mutations: Readonly<Record<string, Mutation>> = {
  'names shuffled': shuffleNames,
  'nodes wrapped': wrapNodes,
  'language swapped': swapLanguage,
  'order changed': changeOrder,
  'everything at once': (document, random) => {
    for (const one of [shuffleNames, swapLanguage, changeOrder, wrapNodes]) one(document, random);
  },
};
