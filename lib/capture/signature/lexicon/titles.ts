import { alternation } from './words';

/** Head nouns of positions, English first; titles of other languages are known by their place as well. */
const head = alternation(`
accountant advis[eo]r agent architect assistant associate attorney auditor banker barrister broker buyer candidate chair(?:man|person|woman)? chef c[efimoprst]o ciso chief clerk coach consultant controller counsel(?:or)? dean designer developer direc?t(?:or|eu|rice)~
editor engineer examiner executive expert fellow (?:co-?)?founder geschäftsführer~ head ing[eé]nie~ inspector instructor intern judge lawyer lead(?:er)? lecturer leiter~ liaison librarian maintainer manager~ merchandiser mühendis~ nurse officer owner paralegal partner planner postdoc pr[eé]sident~ principal producer prof(?:ess?or~)? programmer
representative researcher responsa~ sales(?:man|person)? scholar secr[eé]ta~ solicitor spe[cz]ialist~ student superintendent supervisor support$ [se]?vp teacher trader trainer? treasurer vice-?president (?:copy|under)?writer
bookkeeper captain caretaker chaplain commissioner dispatcher distiller foreman midwife paramedic photographer provost recruiter rector registrar reporter scheduler expediter notary pastor priest forecaster marketer surgeon surveyor trustee veterinar~ webmaster
\\p{L}{3,}(?<!qu|qv)[iy]st \\p{L}+ician co-?ordinator \\p{L}{3,}ator`);

/** A word that heads a position, anywhere in Latin text. */
export const latinTitle = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:${head})(?![\\p{L}\\p{N}@_]|\\.\\p{L})`,
  'iu',
);

const han =
  '[任理]者|[经經副协襄]理|[總总][監监工编裁]|主[任管编幹査事]|[特助][助理教手]|教授|博士后?|(?<!老)[师師]|(?<![人成会會党動])[员員]|[会會][计計]|[顾顧][问問]|代表|[编編][辑輯导導剧劇]|[记記]者|(?<![成特专專])[长長]|董事|秘[书書]|[責责创伙][责任始]?人|官|[采採][购購]|销售|業務|[究士]生|取締役|[専常]務|代理|エンジニア|コンサルタント|アシスタント|チーフ|スタッフ|フロント|プレス|担当|[店館園窯]主|支配人|C[EFIMOT]O|[ァ-ヴ]ー?[ジダタナラサザマ]ャ?ー(?<!センター)|(?<![女人战戦武])士';

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${han})$`, 'u');
/** The same at its start, for "title name" lines. */
export const hanTitleStart = new RegExp(`^[\\p{scx=Han}\\p{scx=Kana}ー]{0,10}?(?:${han})(?= )`, 'u');
