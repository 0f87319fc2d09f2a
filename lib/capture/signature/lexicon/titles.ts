import { alternation } from './words';

/** Head nouns of positions, Latin, Cyrillic and Korean script; compounds as German, Dutch and Swedish build them come last. */
const head = alternation(`
abogad[oa] accountant acheteu~ adjointe? administra[td]or~ advi[cs]~eu?r advis[eo]r advocaat agent anal[iy]st~ architec?t[oa]? asesor~ assist[ae]nt~ associate astronome? attorney auditor avocate? avukat avvocat[oa]
başkan~ banker barrister berater~ broker buyer captain c[efimoprst]o ciso cpc chair(?:man|person|woman)? chargée? chercheu~ chief clerk coach comptable conseill[eè]~ consulente consult(?:an)?te? consultora? controller co-?ordina[td]or~ counsel(?:l?or)? curator
danışman~ dean designer desarrollador~ developer développeu~ devops dire(?:c|k|t)?t(?:or|eu|rice|ör)~ doctorante? doktorand~ dottorand[oa] economist~ editor~ eigenaar einkäufer~ electrician encargad[oa] engenheir[oa] engineer entwickler~ estimator evangelist examiner executive expert
fellow (?:co-?)?founder geolog~ geophysicist gérante? gerente geschäftsführer~ gm head inhaber~ impiegat[oa] ing[eé]nie~ ingegner~ inspec?te?u?o?r instructor intern interpreter investigador~ jef[ea] journalist~ judge jurist~ lawyer lead(?:er)? lecturer leiter~ liaison librarian
maintainer manager~ md mechanic medewerk~ mentor merchandiser mimar mitarbeiter~ muhasebe~ mühendis~ müdür~ nurse officer onderzoeker operator originator owner paralegal partner pdg pesquisador~ pharmacist physicist physician planner postdoc président~ president[ea]?
principal producer prof(?:ess?or~|esseu~)? programmer programador~ projektleiter~ project_?leider prokurist~ promoter psychologist publisher rechtsanw~ recruiter redakteur~ rédact(?:eur|rice) redattore referent~ registrar rep reporter representative researcher responsa~ ricercat~ sachbearbeiter~ sales(?:man|person)? scholar scientist
secret[aá]ri~ secrétaire segretari[oa] sekret[äa]r~ socio solicitor sorumlu~ spe[cz]ialist~ stagiaire statistician steuerberater~ steward strategist student~ superintendent supervisor surveyor [se]?vp avp şef~ teacher techni(?:ci|k)~ technico-commercial técnic[oa] technologist temsilci~ tester titolare trader train(?:er|ee) translator treasurer tutor
underwriter uzman~ vendedor~ venditore verkoper vice-?president vorstand~ webmaster werkstudent~ wissenschaft~ writer yardımcısı yönetici~
менеджер директор инженер разработчик специалист руководител~ бухгалтер консультант начальник программист аналитик юрист администратор заместител~ 과장 부장 대리 사원 팀장 이사 대표 차장 실장 연구원 교수 책임 선임
\\p{L}{3,20}(?:leiter|ingenieur|entwickler|berater|techniker|assistent|manager|referent|bearbeiter|mitarbeiter|anwalt|anwält|koordinator|administrator|architekt|führer)(?:in)? \\p{L}{3,20}(?:leider|adviseur|medewerker|beheerder|utvecklare|ledare|ansvarlig)
`);

/** A word that heads a position, anywhere in Latin text. */
export const latinTitle = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:${head})(?![\\p{L}\\p{N}@_]|\\.\\p{L})`,
  'iu',
);

/** Heads too weak to stand alone as a position: they also mean a thing, a team or an adjective. */
export const weakTitle =
  /^(?:sales|lead|leader|chief|head|student|associate|principal|partner|fellow|md|dev|executive|chair|owner|judge|representative|agent|captain|prof|reporter|expert|responsable|intern|operator)s?$/i;

/** What may end a team's name that a sender gives in place of a position. */
export const teamTail = /\b(?:support|dept\.?|help ?desk|customer (?:care|service)|office)$/i;

const han =
  '经理|經理|[副協襄]理|经纪人|[总總][监監工编裁]|主[任管编幹査事]|[助特]助|助[理教手]|教授|博士[后後]?|(?<!老)[师師]|(?<![人成会會党動动])[员員]|会计|會計|顾问|顧問|代表|编辑|編輯|记者|記者|[院所部科处處局校会會站行店厂廠组組课課班室次係社书書術運支任][长長]|董事|秘书|秘書|[责責创伙辦夥]人|首席.{1,4}官|采购|採購|销售|業務|运维|[究士]生|董秘|取締役|[専常]務|代理|マネージャー?|マネジャー|リーダー|エンジニア|ディレクター|プロデューサー|デザイナー|コンサルタント|アナリスト|アシスタント|プログラマー|スペシャリスト|チーフ|相談役|[護理計書務]士|支配人|責任者|担当|理事|监事';

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${han})$`, 'u');
/** The same at its start, for "title name" lines. */
export const hanTitleStart = new RegExp(`^[\\p{scx=Han}\\p{scx=Katakana}ー]{0,10}?(?:${han})(?= )`, 'u');
