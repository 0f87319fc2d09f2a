import { alternation } from './words';

/** Legal forms behind a name, Latin and Cyrillic. */
const forms = alternation(`
Inc. Incorporated Corp. Corporation Co. Co.,?_(?:Ltd|LTD). (?:Company_)?Limited Ltd. (?:Pte|Pty|Pvt|Sdn)._(?:Ltd|Bhd). Pty. Pte. L.L.C. L.L.P. PLLC L.P. P.L.C. plc
g?GmbH(?:_&_Co._KGa?A?)? mbH AG KGa?A? S.E. e.V. U.G. OHG GbR e.K. S.A.(?:S.U?)? S.?A.?R.L. SCOP EURL S.R.L. S.r.l. S.p.A. S.P.A. S.L.(?:U.)? C.V. B.V. N.V. V.O.F. A.B. A/S ApS ASA Oyj? UAB
(?:Ltd.|Tic.|San._ve_Tic.)?_?(?:Şti|A.Ş). Sp._z_?o.o. s.r.o. a.s. Kft. Zrt. d.o.o. Bhd. K.K. G.K. Ltda?. Lda. S/A ООО ОАО ЗАО ПАО LTD. INC. CORP(?:ORATION)?. CO.,?_LTD. LIMITED GMBH
`);
export const legalForm = new RegExp(
  `(?<=[\\p{L}\\p{N}.)"'] |[\\p{L}\\p{N}], ?|[\\p{L}\\p{N}.)] ?[&] ?)(?:${forms})(?![\\p{L}\\p{N}])`,
  'u',
);

/** Words that head the name of an organisation without a legal form. */
const heads = alternation(`
academy administration aerospace agency air(?:lines|port|ways) alliance analytics advisors associat(?:es|ion) authority automot~ aviation ban(?:k|co|ca|que) bancorp bio~ board brothers bureau capital cent(?:er|re) chemicals clinic club college commerc[ei] commission communications community compan(?:y|ies) comput(?:ing|ers)
consort~ construction consult(?:ing|ants) components cooperative council court data design devices digital dynamics electr(?:ic|onics?) energy engineering enterprises? entertainment equipment exchange exploration factory federat~ financ~ foods fo?undat~ fund furniture gas global government grou?p[eo]? health~ holdings? hospital hotel
imaging industr(?:y|ies|ial) initiative innovations? instruments? instit?u?u?t[eo]?~ insurance interactive international investments? journal labs? labor?ato~ law league legal library logistics machinery magazine manufacturing marine marketing markets materials media medic(?:al|ine) metals microsystems minerals minist[eè]r~ ministry mobility motors museum
networks? news office organi[sz]ation packaging partners(?:hip)? petroleum pharma~ photonics pipeline plastics power precision press print(?:ing|works) productions? properties publish(?:ing|ers) railway realty recruitment research resources retail robotics schools? sciences? scientific securit(?:y|ies) semiconductors? services shipping society software solutions space stores
studios? suppl(?:y|ies) systems? tech technolog(?:y|ies) tele~ textiles theatre tools toys trad(?:e|ing) transport travel trust union univers~ utilities ventures water wireless works
hochschule fachhochschule klinikum krankenhaus stadtwerke verlag verein verband (?:bundes|landes)amt gesellschaft gruppe werke \\p{L}*zentrum stiftung schule observatoire école faculté hôpital société mairie éditions assurances facultad grupo ayuntamiento fundación escuela editorial sociedad bodegas atelier politecnico ospedale gruppo comune fondazione scuola
hogeschool ziekenhuis gemeente stichting groep üniversite~ enstitü~ bankası bakanlığı hastanesi belediyesi vakfı derneği kurumu grubu
`);
export const organisationWord = new RegExp(`(?<![\\p{L}\\p{N}])(?:${heads})(?![\\p{L}\\p{N}])`, 'iu');

/** Strongest of them: an organisation, never one of its departments. */
export const institution =
  /(?<!\p{L})(?:universit\p{L}*|üniversite\p{L}*|college|(?:fach)?hochschule|polit[eé]cni\p{L}*|instit\p{L}+|istituto|observat\p{L}+|hospital|klinikum|academy|museum|foundation|stiftung|ban(?:k|co|que)|council|ministry|commission|agency|company|school of|national lab\p{L}*)(?!\p{L})/iu;

/** Departments, teams and places inside an organisation. */
export const department =
  /(?<!\p{L})(?:dep(?:t|artment|artement|artamento)s?\b\.?|division|abteilung|fakult[äa]t|faculty|fachbereich|lehrstuhl|unit|team|section|office of|help ?desk|branch|treasury|accounting|human resources|service (?:de|des|du)|équipe|reparto|dipartimento|bölümü|müdürlüğü|chair of|building|tower|floor|room|campus)(?!\p{L})/iu;

/** Chinese organisations by their last word; the legal forms come first. */
export const hanLegal = '(?:有限(?:责任|責任)?|股份有限|有限股份|股份|集[团團]|[总總分子])?公司|集[团團]';
export const hanInstitution =
  '大[学學]|[学學]院|研究[院所]|[医醫]院|[银銀]行|事[务務]所|工作室|[杂雜][志誌]社|出版社|[报報通讯旅]社|行社|[电電][视視]台|俱[乐樂]部|[协協学學商]会|[協學]會|委[员員][会會]|基金[会會]|[实實][验驗]室|[中小]学|学校|學校|商[行城店]|门市部|[总總]部|[厂廠]|酒店|[宾饭]馆|[书書]店|中心|[网網]|科技|软件|[证證証]券|保险|交易所|[支分本]行|办事处|株式会社|法人|[組组]合|機構|本舗|病院|高校|博物館|図書館|役所|庁|省|[支本]?店|社';

/** Japanese legal forms: before or behind the name. */
export const kabushiki =
  '(?:株式|有限|合同|合資|合名)会社|(?:[一公]\\p{scx=Han}|公益|特定非営利活動|NPO|学校|医療|社会福祉|国立大学|独立行政|国立研究開発|弁護士|税理士)?(?:社団|財団)?法人|\\([株有合財社]\\)';

/** Second-level public suffixes under country codes (Public Suffix List), enough to find a domain's own label. */
export const secondLevel =
  /^(?:com?|net|org|edu|ac|gov?|ne|or|mil|gob|gouv|nic|sch|res|ltd|plc|me|idv|ad|ed|gr|lg)$/;

/** Mail providers open to anyone: their domain says nothing about a company. */
export const freeMail =
  /(?:^|\.)(?:(?:163|126|188|139|189|263|sina|sohu|qq|tom|21cn|yeah|foxmail|aliyun|g(?:oogle)?mail|yahoo|[yr]\w*mail|hotmail|outlook|live|msn|icloud|mac|aol|gmx|web|t-online|freenet|mail|inbox|yandex|rambler|proton(?:mail)?|tuta(?:nota)?|fastmail|zoho|hey|orange|wanadoo|laposte|libero|alice|terra|uol|bol|docomo|ezweb|softbank|nifty|biglobe|ocn|so-net|hinet|pchome|naver|daum|hanmail|comcast|verizon|att|sbcglobal|bellsouth|cox|earthlink|charter|btinternet|sky|bigpond|rediffmail|xtra|telenet|ziggo|xs4all|bluewin|seznam|wp|o2|onet)\.[a-z.]{2,6}|me\.com|pm\.me|ya\.ru|(?:bk|list)\.ru|free\.fr)$/;
