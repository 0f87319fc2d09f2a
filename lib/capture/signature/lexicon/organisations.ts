import { alternation } from './words';

/** Legal forms behind a name, Latin and Cyrillic. */
const forms = `
Inc Inc. Incorporated Corp Corp. Corporation Co. Co.,Ltd Co.,Ltd. Co.,_Ltd Co.,_Ltd. Co._Ltd Co._Ltd. CO.,LTD. Company_Limited Ltd Ltd. Limited LLC L.L.C. LLP L.L.P. PLLC LP L.P. PLC plc P.C. N.A.
GmbH gGmbH mbH AG KG KGaA SE e.V. eV UG OHG GbR e.K. eG GmbH_&_Co._KG GmbH_&_Co_KG AG_&_Co._KG SA S.A. SAS S.A.S. SASU SARL S.A.R.L. SCOP EURL SRL S.r.l. S.R.L. Srl S.p.A. SpA S.P.A. Spa S.L. S.L.U. SLU S.A.U. C.V. S.A._de_C.V. BV B.V. NV N.V. VOF
AB A/S ApS ASA Oy Oyj OÜ UAB SIA A.Ş. A.Ş A.S. AŞ Ltd._Şti. Ltd._Şti Ltd.Şti. Şti. Tic._A.Ş. San._ve_Tic._A.Ş. Sp._z_o.o. sp._z_o.o. s.r.o. a.s. Kft Kft. Zrt. d.o.o. Pty_Ltd Pty._Ltd. Pty Pte_Ltd Pte._Ltd. Pte Pvt_Ltd Pvt._Ltd. Pvt
Sdn_Bhd Sdn._Bhd. Bhd K.K. KK G.K. Lda Lda. Ltda Ltda. S/A EIRELI ООО ОАО ЗАО ПАО АО LTD LTD. INC INC. CORP CORP. LIMITED CORPORATION GMBH
`;
export const legalForm = new RegExp(
  `(?<=[\\p{L}\\p{N}.)"'] |[\\p{L}\\p{N}], ?|[\\p{L}\\p{N}.)] ?[&] ?)(?:${alternation(forms)})(?![\\p{L}\\p{N}])`,
  'u',
);

/** Words that head the name of an organisation without a legal form. */
const weak = `
academy administration advisors aerospace agency airlines airport airways alliance analytics associates association authority automotive aviation bank bancorp biosciences biotech bioscience
board brothers bros bureau capital care center centre chemicals clinic club college commerce commission communications community company companies computing consortium construction consultants consulting cooperative corporation council court
data design devices digital dynamics electric electronics energy engineering enterprise enterprises entertainment equipment exchange exploration factory federation finance financial foods force foundation fund
games gallery gas global government group health healthcare holding holdings hospital hotel imaging industrial industries industry initiative innovation innovations instruments institute institution insurance interactive international international
investments investment iso journal lab labs laboratories laboratory law league learning legal library logistics ltd machinery machines magazine manufacturing marine market markets materials media medical medicine metals microsystems ministry
motors museum network networks news office optics organization organisation packaging parliament partners partnership petroleum pharma pharmaceuticals photonics pipeline power precision press printing products productions project properties publications publishing
railway realty recruitment research resources retail robotics school schools science sciences scientific securities security semiconductor semiconductors services shipping society software solutions space stores studio studios supplies supply synchrotron
systems tech technologies technology telecom telecommunications telephone television textiles theatre tools tourism trade trading transport travel trust union universities university utilities ventures water wireless works
universität universitat hochschule fachhochschule institut klinikum krankenhaus stadtwerke verlag verein verband bundesamt landesamt ministerium gesellschaft gruppe werke forschungszentrum helmholtzzentrum zentrum stiftung bibliothek schule
université universite observatoire laboratoire école ecole faculté hôpital banque société societe groupe ministère mairie centre-national éditions assurances
universidad universitat instituto facultad hospital banco grupo ministerio ayuntamiento fundación escuela editorial laboratorios sociedad
università universita istituto politecnico ospedale banca gruppo ministero comune fondazione scuola laboratorio studio
universiteit hogeschool instituut ziekenhuis gemeente ministerie stichting uitgeverij groep
üniversitesi üniversite enstitüsü bankası bakanlığı hastanesi belediyesi holding vakfı derneği kurumu grubu universidade
`;
export const organisationWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${alternation(weak)})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Strongest of them: an organisation, never one of its departments. */
export const institution =
  /(?<!\p{L})(?:universit\p{L}*|üniversite\p{L}*|college|hochschule|fachhochschule|polit[eé]cni\p{L}*|institut\p{L}*|istituto|observat\p{L}+|hospital|klinikum|academy|museum|foundation|stiftung|bank|banco|banque|council|ministry|commission|agency|company|school of|national lab\p{L}*)(?!\p{L})/iu;

/** Departments, teams and places inside an organisation. */
export const department =
  /(?<!\p{L})(?:dep(?:t|artment|artement|artamento)s?\b\.?|division|abteilung|fakult[äa]t|faculty|fachbereich|lehrstuhl|unit|team|section|bureau of|office of|services? desk|help ?desk|business unit|branch|group leader|practice|professorship|legal dept|treasury|accounting|human resources|service (?:de|des|du)|équipe|reparto|dipartimento|servicio|bölümü|müdürlüğü|birimi|chair of|building|tower|floor|room|campus|bldg)(?!\p{L})/iu;

/** Chinese organisations by their last word; the legal forms come first. */
export const hanLegal =
  '有限责任公司|有限責任公司|股份有限公司|有限股份公司|有限公司|股份公司|集团公司|集團公司|总公司|總公司|集团|集團|分公司|子公司|公司';
export const hanInstitution =
  '大学|大學|学院|學院|研究院|研究所|研究中心|医院|醫院|银行|銀行|事务所|事務所|工作室|杂志社|雜誌社|出版社|报社|報社|通讯社|电视台|俱乐部|俱樂部|协会|協會|学会|學會|委员会|委員會|基金会|基金會|实验室|實驗室|中学|小学|学校|學校|商行|商城|商会|门市部|总部|總部|工厂|工廠|制品厂|机械厂|印刷厂|厂|廠|酒店|宾馆|饭店|书店|药房|旅行社|培训中心|服务中心|信息中心|中心|网|網|科技|软件|通信|证券|證券|保险|交易所|支行|分行|办事处|株式会社|法人|協同組合|組合|機構|本舗|病院|高校|高等学校|専門学校|博物館|美術館|図書館|市役所|役所|庁|省|証券|商店|支店|本店|店|社';

/** Japanese legal forms: before or behind the name. */
export const kabushiki =
  '株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|社団法人|財団法人|特定非営利活動法人|NPO法人|学校法人|医療法人社団|医療法人|社会福祉法人|国立大学法人|独立行政法人|国立研究開発法人|弁護士法人|税理士法人|\\(株\\)|\\(有\\)|\\(合\\)|\\(財\\)|\\(社\\)|㈱|㈲';

/** Second-level public suffixes under country codes (Public Suffix List), enough to find a domain's own label. */
export const secondLevel =
  /^(?:com?|net|org|edu|ac|gov|go|ne|or|mil|gob|gouv|nic|sch|res|id|ltd|plc|me|nom|info|idv|game|ebiz|club|ad|ed|gr|lg)$/;

/** Mail providers open to anyone: their domain says nothing about a company. */
export const freeMail =
  /^(?:(?:vip\.)?(?:163|126|188|139|189|sina|sohu|qq|tom|21cn|263|yeah|foxmail|wo|aliyun|eyou)\.(?:com|net|cn)|sina\.cn|sina\.com\.cn|2980\.com|gmail\.com|googlemail\.com|(?:yahoo|ymail|rocketmail)\.[a-z.]{2,7}|(?:hotmail|outlook|live|msn)\.[a-z.]{2,7}|passport\.com|icloud\.com|me\.com|mac\.com|aol\.[a-z.]{2,6}|aim\.com|gmx\.[a-z]{2,3}|web\.de|t-online\.de|freenet\.de|arcor\.de|mail\.ru|bk\.ru|list\.ru|inbox\.ru|yandex\.[a-z]{2,3}|ya\.ru|rambler\.ru|proton(?:mail)?\.[a-z]{2,3}|pm\.me|tutanota\.(?:com|de)|tuta\.\w+|fastmail\.(?:com|fm)|zoho\.com|mail\.com|email\.com|hey\.com|duck\.com|free\.fr|orange\.fr|wanadoo\.fr|laposte\.net|sfr\.fr|libero\.it|virgilio\.it|tiscali\.it|alice\.it|terra\.(?:es|com\.br)|uol\.com\.br|bol\.com\.br|docomo\.ne\.jp|ezweb\.ne\.jp|softbank\.ne\.jp|i\.softbank\.jp|nifty\.com|biglobe\.ne\.jp|ocn\.ne\.jp|so-net\.ne\.jp|excite\.co\.jp|infoseek\.jp|(?:ms\d+\.)?hinet\.net|pchome\.com\.tw|seed\.net\.tw|kimo\.com|naver\.com|daum\.net|hanmail\.net|nate\.com|comcast\.net|verizon\.net|att\.net|sbcglobal\.net|bellsouth\.net|cox\.net|earthlink\.net|charter\.net|juno\.com|excite\.com|btinternet\.com|virginmedia\.com|sky\.com|ntlworld\.com|bigpond\.com|optusnet\.com\.au|rediffmail\.com|xtra\.co\.nz|telenet\.be|skynet\.be|ziggo\.nl|xs4all\.nl|planet\.nl|bluewin\.ch|seznam\.cz|wp\.pl|o2\.pl|onet\.pl|interia\.pl)$/;
