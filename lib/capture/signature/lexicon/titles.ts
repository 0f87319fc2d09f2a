import { alternation } from './words';

/** Head nouns of positions, English first; titles of other languages are known by their place as well. */
const head = alternation(`
accountant administrator advis[eo]r agent anal[iy]st architect assistant associate attorney auditor banker barrister broker buyer candidate chef c[efimoprst]o ciso chair(?:man|person|woman)? chief clerk coach consultant controller co-?ordinator counsel(?:or)? curator dean designer developer direc?t(?:or|eu|rice)~
economist editor engineer evangelist examiner executive expert fellow (?:co-?)?founder geologist geschäftsführer~ head ing[eé]nie~ inspector instructor intern journalist judge jurist lawyer lead(?:er)? lecturer leiter~ liaison librarian maintainer manager~ merchandiser mühendis~ nurse officer operator originator owner paralegal partner pharmacist physici(?:an|st) planner postdoc pr[eé]sident~ principal producer prof(?:ess?or~)? programmer
representative researcher responsa~ sales(?:man|person)? scholar scientist secr[eé]ta~ solicitor spe[cz]ialist~ statistician strategist student superintendent supervisor [se]?vp teacher technician technologist trader trainer? translator treasurer underwriter vice-?president webmaster writer
bookkeeper captain caretaker chaplain chemist commissioner copywriter dentist dispatcher distiller electrician estimator foreman illustrator midwife paramedic photographer provost psychiatrist publicist receptionist recruiter rector registrar reporter scheduler expediter negotiator notary pastor priest forecaster marketer surgeon surveyor therapist trustee veterinar~ \\p{L}{3,12}ologist
`);

/** A word that heads a position, anywhere in Latin text. */
export const latinTitle = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:${head})(?![\\p{L}\\p{N}@_]|\\.\\p{L})`,
  'iu',
);

/** Heads too weak to stand alone as a position: they also mean a thing, a team or an adjective. */
export const weakTitle =
  /^(?:sales|lead|leader|chief|head|associate|principal|partner|fellow|executive|chair|owner|judge|agent|expert|intern|operator)s?$/i;

/** What may end a team's name that a sender gives in place of a position. */
export const teamTail = /\b(?:support|dept\.?|help ?desk|(?<!law )office)$/i;

const han =
  '[任理]者|[经經副协襄]理|[總总][監监工编裁]|主[任管编幹査事]|[特助][助理教手]|教授|博士后?|(?<!老)[师師]|(?<![人成会會党動])[员員]|[会會][计計]|[顾顧][问問]|代表|[编編][辑輯导導剧劇]|[记記]者|(?<![成延身特增増擅专專生])[长長]|董事|秘[书書]|[責责创伙][责任始]?人|官|[采採][购購]|销售|業務|[究士]生|取締役|[専常]務|代理|エンジニア|コンサルタント|アシスタント|チーフ|スタッフ|フロント|プレス|担当|[店館園窯]主|支配人|C[EFIMOT]O|(?:マネー|リー|ディレク|デザイ|プラン|カウンセ|コーディネー|インストラク|プロデュー|ライ|トレー|アドバイ|プログラ)[ジダタナラサザマ]ャ?ー?|(?<![女人战戦武])士';

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${han})$`, 'u');
/** The same at its start, for "title name" lines. */
export const hanTitleStart = new RegExp(`^[\\p{scx=Han}\\p{scx=Katakana}ー]{0,10}?(?:${han})(?= )`, 'u');
