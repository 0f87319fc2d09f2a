import { alternation } from './words';

/** Head nouns of positions, Latin script, lower case. Sources: everyday job titles in en, de, fr, es, it, nl, tr, pt. */
const heads = `
accountant actuary adjuster administrator adviser advisor agent analyst apprentice architect artist assistant associate astronomer attorney auditor
banker barrister biologist broker buyer captain cashier ceo cfo chair chairman chairperson chairwoman chef chemist chief cio ciso clerk cmo coach commissioner controller
consultant coo coordinator co-ordinator copywriter correspondent counsel counsellor counselor cpo cro cso cto curator dean dentist designer dev devops developer director
dispatcher doctor economist editor electrician engineer estimator evangelist examiner exec executive expert fellow founder co-founder cofounder cpc
geologist geophysicist gm guide head hydrologist inspector instructor intern interpreter inventor investigator journalist judge lawyer lead leader lecturer liaison librarian
maintainer manager mathematician mechanic md mentor merchandiser minister nurse officer operator originator owner paralegal partner pharmacist physician physicist
pilot planner postdoc president principal producer professor prof programmer promoter psychologist publisher realtor receptionist recruiter rector registrar
reporter rep representative researcher reviewer sales salesman salesperson scheduler scholar scientist secretary seller sergeant solicitor specialist
statistician steward strategist student superintendent supervisor surveyor svp evp vp avp teacher technician technologist teller tester trader trainee trainer translator treasurer trustee tutor undersecretary
underwriter vice-president vicepresident volunteer webmaster welder writer
abteilungsleiter assistent assistentin berater beraterin bereichsleiter betriebsleiter buchhalter buchhalterin doktorand doktorandin einkäufer einkäuferin entwickler entwicklerin facharzt geschäftsführer geschäftsführerin
geschäftsleiter gruppenleiter ingenieur ingenieurin inhaber inhaberin leiter leiterin meister mitarbeiter mitarbeiterin prokurist prokuristin projektleiter projektleiterin rechtsanwalt rechtsanwältin redakteur redakteurin referent referentin
sachbearbeiter sachbearbeiterin sekretär sekretärin softwareentwickler steuerberater teamleiter teamleiterin techniker technikerin verkaufsleiter vertriebsleiter vertriebsmitarbeiter vorstand wissenschaftler wissenschaftlerin werkstudent werkstudentin auszubildende auszubildender
acheteur acheteuse adjoint adjointe administrateur astronome astronome-adjointe avocat avocate chargé chargée chef-de-projet chercheur chercheuse technico-commercial comptable conseiller conseillère consultante coordinateur coordinatrice développeur
développeuse directeur directrice doctorant doctorante enseignant-chercheur gérant gérante ingénieur ingénieure journaliste juriste maître-de-conférences médecin pdg président présidente professeur professeure rédacteur rédactrice responsable secrétaire stagiaire technicien technicienne
abogado abogada administrador administradora analista arquitecto asesor asesora ayudante becario catedrático consultor consultora contador coordinador coordinadora desarrollador desarrolladora director-general directora encargado gerente ingeniera ingeniero investigador investigadora jefa jefe presidenta presidente profesor profesora responsable secretaria socio subdirector técnico vendedor vicepresidente
amministratore architetto assegnista avvocato collaboratore consulente coordinatore direttore direttrice dottorando dottoranda impiegato impiegata ingegnere professore professoressa programmatore progettista ragioniere redattore responsabile ricercatore ricercatrice segretario segretaria socio titolare venditore
adviseur bestuurder boekhouder directeur docent eigenaar hoogleraar inkoper manager medewerker medewerkster ontwikkelaar onderzoeker projectleider secretaresse verkoper vertegenwoordiger voorzitter accountmanager
avukat danışman doçent genel_müdür mimar muhasebeci mühendis mühendisi müdür müdürü öğretim_görevlisi profesör şef sorumlusu temsilcisi uzman uzmanı yardımcısı yönetici yöneticisi başkan başkanı koordinatörü geliştirici asistanı
менеджер директор инженер разработчик специалист руководитель бухгалтер консультант начальник программист аналитик юрист администратор координатор ассистент заместитель профессор
과장 부장 대리 사원 팀장 이사 대표 대표이사 차장 실장 연구원 교수 책임 선임 매니저
kierownik dyrektor inżynier specjalista księgowa programista konsultant chef säljare utvecklare ingenjör projektledare ekonom verkställande konsult
analista diretor diretora engenheiro engenheira gerente pesquisador pesquisadora professora sócio desenvolvedor coordenador
`;
/** Heads of compounds: "Vertriebsleiterin", "Systemadministrator", "verkoopleider". */
const compounds =
  '\\p{L}{3,20}(?:leiter|leiterin|ingenieur|ingenieurin|entwickler|entwicklerin|berater|beraterin|techniker|technikerin|assistent|assistentin|assistenz|manager|managerin|referent|referentin|bearbeiter|bearbeiterin|mitarbeiter|mitarbeiterin|einkäufer|anwalt|anwältin|koordinator|koordinatorin|administrator|administratorin|architekt|architektin|führer|führerin|leider|adviseur|medewerker|beheerder|verkoper|chef|utvecklare|ledare|ingenjör|ansvarlig|konsulent)';
const head = `${alternation(heads)}|${compounds}`;

/** A word that heads a position, anywhere in Latin text. */
export const latinTitle = new RegExp(
  `(?<![\\p{L}\\p{N}@./_-])(?:${head})(?![\\p{L}\\p{N}@_]|\\.\\p{L})`,
  'iu',
);

/** Heads too weak to stand alone as a position: they also mean a thing, a team or an adjective. */
export const weakTitle =
  /^(?:sales|lead|chief|head|student|associate|principal|partner|fellow|guide|md|dev|commercial|executive|call|exec|chair|home|owner|sponsor|standard|judge|meister|representative|agent|captain|leader|minister|prof|doctor|pilot|reporter|expert|commerciale|comercial|responsable|contador|chef|host)s?$/i;

/** What may end a team's name that a sender gives in place of a position. */
export const teamTail =
  /\b(?:support|dept\.?|help ?desk|customer (?:care|service)|front office|back office)$/i;

const han = `
总经理 副总经理 总经理助理 经理 副经理 總經理 副總經理 經理 副理 協理 总监 副总监 總監 副總監 主任 副主任 工程师 工程師 总工 总裁 副总裁 總裁 副總裁 董事长 董事長 董事 执行董事 主管 助理 特助 教授 副教授 助理教授 讲师 講師 研究员 研究員 副研究员 助理研究员 博士后 博士後 律师 律師 会计 會計 会计师 會計師 出纳 顾问 顧問
专员 專員 代表 编辑 編輯 主编 總編輯 记者 記者 院长 院長 副院长 所长 所長 副所长 部长 部長 副部长 科长 科長 处长 處長 副处长 局长 校长 校長 秘书 秘書 秘书长 秘書長 组长 組長 班长 组员 架构师 架構師 设计师 設計師 分析师 分析師 程序员 开发 开发者 业务员 業務員 业务代表 销售 采购 採購 采购员 客服专员 店长 店長 厂长 廠長 负责人 創辦人
创始人 联合创始人 合伙人 合夥人 首席执行官 首席技术官 首席运营官 技术员 技術員 技师 管理员 管理師 设计 策划 文案 运维 测试 审计 精算师 医师 医生 醫師 老师 博士生 硕士生 研究生 会长 會長 理事 理事长 站长 行长 董秘 业务经理 執行長 技術長 營運長 行銷 專案經理 課長 襄理 專案 處理師 高专 讲席
代表取締役 取締役 代表取締役社長 代表社員 代表理事 社長 副社長 専務 専務取締役 常務 常務取締役 部長 次長 部長代理 課長 課長代理 係長 主査 主事 主幹 室長 所長 支店長 支社長 営業所長 店長 工場長 執行役員 本部長 マネージャー マネジャー マネージャ エンジニア リーダー ディレクター プロデューサー デザイナー コンサルタント アナリスト アシスタント プログラマー スペシャリスト チーフ 顧問 相談役 監査役 准教授 助教 特任助教 特任教授 助手 主任研究員 研究員 弁護士 税理士 公認会計士 司法書士 社会保険労務士 行政書士 技師 編集長 編集者 記者 事務局長 秘書 理事 責任者 支配人 カスタマーサクセス
`;

/** A Chinese or Japanese position at the end of a cell. */
export const hanTitle = new RegExp(`(?:${alternation(han)})$`, 'u');
/** The same at its start, for "title name" lines. */
export const hanTitleStart = new RegExp(
  `^(?:[\\p{scx=Han}\\p{scx=Katakana}ー]{0,10}?)(?:${alternation(han)})(?= )`,
  'u',
);
