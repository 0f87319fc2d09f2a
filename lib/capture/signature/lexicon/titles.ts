import { alternation } from './words';

/** Head nouns of positions, Latin, Cyrillic and Korean script; compounds as German, Dutch and Swedish build them come last. */
const head = alternation(`
accountant administra[td]or~ advi[cs]~eu?r advis[eo]r agent anal[iy]st~ architec?t[oa]? assist[ae]nt~ associate astronome? attorney auditor a(?:vvoc|voc|bog|vuk)a[td][oae]? avukat banker barrister berater~ broker buyer candidate chefe?
c[efimoprst]o ciso cpc chair(?:man|person|woman)? chargée? chief clerk coach conseill~ consult(?:an)?te? consultora? controller co-?ordina[td]or~ counsel(?:or)? curator dean designer develop(?:er|peur) desarrollador~ dire(?:c|k|t)?t(?:or|eu|rice|ör)~ doctorant doktorand~ dottorando
economist editor einkäufer~ engineer entwickler~ evangelist examiner executive expert fellow (?:co-?)?founder geologist gerente geschäftsführer~ head hydrologist inhaber~ ing[eé]nie~ ingegnere inspector instructor intern jef[ea] journalist judge jurist lawyer lead(?:er)? lecturer leiter~ liaison librarian
maintainer manager~ merchandiser mitarbeiter~ mühendis~ müdür~ nurse officer operator originator owner paralegal partner pharmacist physici(?:an|st) planner postdoc pr[eé]sident[ea]? principal producer prof(?:ess?or~|esseu~)? programmer programador projectleider projektledare propriet~ t[eé]cnic[oa] prokurist~ recruiter redakteur~ referent~ reporter
representative researcher responsa~ ricercatore sachbearbeiter~ sales(?:man|person)? scholar scientist secr[eé]ta~ segretari[oa] sekretär~ solicitor spe[cz]ialist~ stagiaire statistician strategist student superintendent supervisor [se]?vp teacher techni(?:ci|k)~ technologist temsilci~ trader trainer? translator treasurer
underwriter uzman~ vendedor~ verkoper vice-?president vorstand webmaster writer yönetici~ 
bookkeeper captain caretaker chaplain chemist commissioner copywriter dentist dispatcher electrician estimator foreman illustrator midwife paramedic photographer provost psychiatrist publicist receptionist rector registrar scheduler expediter negotiator notary pastor priest forecaster marketer surgeon surveyor therapist trustee veterinar~ \\p{L}{3,12}ologist
gérante? comptable acheteu~ formateu~ infirmi~ praticien~ médecin chercheu~ notaire adjointe? gestor[ae]? coorden~ encargad[oa] comprador~ contador~ sóci[oa] asesor~ profesora? médic[oa] titolare amministrator~ impiegat[oa] addett[oa] geometra soci[oa]
spe[cz]jalist~ kierowni~ dyrektor~ prezes księgow~ inżynier~ asystent~ doradca koordynator~ właściciel~ ředitel~ jednatel~ vedoucí účetní igazgató~ ügyvezető~ mérnök~ munkatárs danışman~ yetkili~ sorumlu~ şef[ei]? başkan~ asistan~ koordinatör~ johtaja päällikkö direktør konsulent säljare
buchhalter~ dozent~ sachverständige~ geschäftsführend~ (?:akademische[rn]?|studien)_r(?:at|ätin) verkäufer~ disponent~ hoofd eigenaar inkoper bestuurder ontwerper
менеджер директор инженер специалист руководител~ бухгалтер~ начальник~ заведующ~ юрист~ эксперт~ аналитик~ координатор~ доцент профессор 과장 부장 대리 팀장 이사 대표 차장 연구원 교수 주임 사원 본부장 실장 소장 원장 변호사 매니저 상무 전무 회장 사장
\\p{L}{3,20}(?:leiter|ingenieur|entwickler|berater|techniker|assistent|manager|referent|bearbeiter|mitarbeiter|anwalt|administrator|führer|arzt|ärzt|beauftragte[rn]?|buchhalter|lehrer|planer|verkäufer|einkäufer|prüfer|betreuer|koordinator|kauf(?:mann|frau)|(?:voor)?bereider|medewerker|beheerder|adviseur|chef|sjef|säljare|konsult|ansvarig|rådgiv(?:are|er)|johtaja|päällikkö|insinööri|asiantuntija)(?:in)?
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
  '[任理]者|[经經副协襄]理|[總总][監监工编裁]|主[任管编幹査事]|[特助][助理教手]|教授|博士后?|(?<!老)[师師]|(?<![人成会會党動])[员員]|[会會][计計]|[顾顧][问問]|代表|[编編][辑輯导導剧劇]|[记記]者|(?<![成延身特增増擅专專生])[长長]|董事|秘[书書]|[責责创伙][责任始]?人|官|[采採][购購]|销售|業務|[究士]生|取締役|[専常]務|代理|エンジニア|コンサルタント|アシスタント|チーフ|スタッフ|フロント|プレス|担当|[店館]主|支配人|C[EFIMOT]O|(?:マネー|リー|ディレク|デザイ|プラン|カウンセ|コーディネー|インストラク|プロデュー|ライ|トレー|アドバイ|プログラ)[ジダタナラサザマ]ャ?ー?|(?<![女人战戦武])士';

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${han})$`, 'u');
/** The same at its start, for "title name" lines. */
export const hanTitleStart = new RegExp(`^[\\p{scx=Han}\\p{scx=Katakana}ー]{0,10}?(?:${han})(?= )`, 'u');
