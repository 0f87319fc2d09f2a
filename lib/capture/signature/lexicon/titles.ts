import { alternation } from './words';

/** Head nouns of positions, English first; titles of other languages are known by their place as well. */
const head = alternation(`
accountant advis[eo]r agent architect assistant~ associate attorney broker buyer chair(?:man|woman)? c[efimopt]o chief clerk consultant controller counsel(?:l?or)? dean designer developer director~
\\p{L}{4,}[nt]eer executive fellow (?:co-?)?founder head intern lawyer lead(?:er)? lecturer nurse officer organi[sz]er owner partner planner president principal producer professor~ programmer representative researcher
sales(?:man|person)? secretary student supervisor support$ [se]?vp teacher trader treasurer writer photographer reporter
\\p{L}*(?:leiter|berater|arbeiter|entwickler|käufer|anw[aä]lt|[aä]rzt|manager)~ \\p{L}{3,}teur \\p{L}{3,}(?<!qu|qv)[iy]st \\p{L}+ician \\p{L}{4,}tor`);

/** A word that heads a position, anywhere in Latin text. */
export const latinTitle = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:${head})(?![\\p{L}\\p{N}@_]|\\.\\p{L})`,
  'iu',
);

const han =
  '者|[經经副协協]理|[總总][監监工]|主[任管编]|[理監监干幹董]事|[书書]记|翻[译譯]|[締談査]役|リスト|[特助][助理教]|教[授頭諭]|(?<!老)[师師]|(?<![人成会會])[员員]|[会會][计計]|[顾顧][问問]|代表|[编編][辑輯导]|(?<![成特专專])[长長]|秘[书書]|[責责创配][任始]?人|采[购購]|[究士医醫习]生|[専常]務|代理|エンジニア|担当|店主|C[EFIMOT]O|[ァ-ヴ]ー?[ジダタナラサマ]ャ?ー(?<!センター)|(?<![女人])士';

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${han})$`, 'u');
