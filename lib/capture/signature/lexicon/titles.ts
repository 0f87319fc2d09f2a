import { alternation } from './words';

/** Head nouns of positions, English first; titles of other languages are known by their place as well. */
const head = alternation(`
accountant advis[eo]r agent architect assess?or~ assist[ae]n~ associate attorney auditor avocat~ banker barrister broker buyer candidate chair(?:man|person|woman)? chef c[cefimoprst]o ciso chief clerk coach consultant controller councillor counsel(?:l?or)? dean designer developer dire[ct]?t(?:or|rice)~
editor \\p{L}{4,}[nt]eer examiner executive expert fellow (?:co-?)?founder g[eé]rant~ geschäftsführer~ head ing[eé](?:ni|gn)e~ inhaber~ intern judge lawyer lead(?:er)? lecturer liaison librarian maintainer merchandiser mühendis~ nota(?:ry?|ire) nurse officer organi[sz]er owner paralegal partner planner postdoc practitioner pr[eé]sident~ principal producer prof(?:ess?(?:o|eu)r~)? programmer
representative researcher responsa~ sales(?:man|person)? scholar secr[eé]ta~ student superintendent supervisor support$ [se]?vp teacher trader traine[re]? treasurer vice-?president (?:copy|under)?writer
bookkeeper captain chaplain commissioner dispatcher foreman midwife paramedic photographer provost recruiter rector registrar reporter scheduler pastor priest marketer surgeon surveyor trustee veterinar~ webmaster
\\p{L}*(?:leiter|berater|arbeiter|entwickler|käufer|anw[aä]lt|[aä]rzt|techniker|architekt|manager)~ \\p{L}{3,}[kt]eur~ \\p{L}{3,}(?<!qu|qv)[iy]st(?:in)? \\p{L}+ician co-?ordina[dt]or~ \\p{L}{5,}tor \\p{L}{3,}ator`);

/** A word that heads a position, anywhere in Latin text. */
export const latinTitle = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:${head})(?![\\p{L}\\p{N}@_]|\\.\\p{L})`,
  'iu',
);

const han =
  '[任理]者|[经經副协協襄]理|[總总][監监工编裁]|主[任管编幹査席]|[主理监監干幹領领参董]事|[书書][记記]|翻[译譯]|教[頭諭]|(?:監査|相談|取締)役|[ナャ]リスト|[特助][助理教手]|教授|博士后?|(?<!老)[师師]|(?<![人成会會党動])[员員]|[会會][计計]|[顾顧][问問]|代表|[编編][辑輯导導剧劇]|[记記集]者|(?<![成特专專])[长長]|秘[书書]|[責责创伙][责任始]?人|官|[采採][购購]|销售|業務|[究士医醫习]生|[専常]務|代理|エンジニア|コンサルタント|アシスタント|チーフ|スタッフ|フロント|プレス|担当|[店館園窯]主|支配人|C[EFIMOT]O|[ァ-ヴ]ー?[ジダタナラサザマ]ャ?ー(?<!センター)|(?<![女人战戦武])士';

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${han})$`, 'u');
/** The same at its start, for "title name" lines. */
export const hanTitleStart = new RegExp(`^[\\p{scx=Han}\\p{scx=Kana}ー]{0,10}?(?:${han})(?= )`, 'u');
