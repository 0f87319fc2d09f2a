import { alternation } from './words';

/** Legal forms behind a name, Latin and Cyrillic. */
const forms = alternation(`
[Ii](?:nc|NC). Incorporated C(?:orp|ORP)(?:oration|ORATION)? C[oO].,?_L(?:[tT][dD]|imited) (?:(?:Pte|Pty|Pvt|Sdn)._)?(?:L[tT][dD]|Bhd) L(?:imited|IMITED) Co. L.L.[CP] PLLC L.P. [Pp].?[Ll].?[Cc] g?GmbH(?:_&_Co._KG)? mb[BH] AG KGa?A? SE e.[VK]. OHG S.A.(?:S.U?)? S.?A.?R.L. S.[rR].[lL]. S.[pP].A. S.L. B.V. N.V. AB A/S ApS Oyj?
(?:Ltd.)?_?(?:Şti|A.Ş). Sp._z_o.o. s.r.o. d.o.o. K.K. Ltda?. ООО ЗАО ПАО 주식회사 유한회사
`);
export const legalForm = new RegExp(
  `(?<=[\\p{L}\\p{N}.)"'&] |[\\p{L}\\p{N}], ?)(?:${forms})(?!-?[\\p{L}\\p{N}])`,
  'u',
);

/** Legal forms before a name: Cyrillic, Korean, Indonesian, French. */
export const legalFormAhead =
  /^(?:(?:[ОЗП]?АО|ООО|PT) ["«“]?\p{Lu}|(?:주식회사|유한회사|\(주\)) ?\p{scx=Hang})[^,;|]{1,60}$/u;

/** The strongest words: an organisation, never one of its departments. */
const institutions =
  "agency ban(?:k|co|que) college commission company council foundation hochschule hospital instit~ museum observat~ polit[eé]cni~ [uü]niversi~ (?:elementary|primary|middle|high)_school (?:police|fire|health|sheriff['’]?s)_dep(?:artmen)?t";
/** Words that head the name of an organisation without a legal form. */
const heads = `
academy aerospace air(?:lines|port|ways) alliance analytics associat(?:es|ion) authority automot~ board capital cent(?:er|re) clinic communications companies construction consult(?:ing|ants) corporation design electr(?:ic|onics?) energy engineering
enterprises? exchange exploration federat~ financ~ fund gas global grou?p[eo]? health~ holdings? hotel industr~ insurance international investments? laborator~ labs? law library logistics manufacturing market(?:s|ing) media medic~ minist~
networks? organi[sz]ation partners petroleum pharma~ pipeline power press products publish~ research resources school sciences? securit~ services shipping society software solutions studios? systems? tech technolog~ trad(?:e|ing) transport
trust union utilities ventures works verlag verein gesellschaft
`;
export const organisationWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${alternation(institutions + heads)})(?![\\p{L}\\p{N}])`,
  'iu',
);

export const institution = new RegExp(`(?<!\\p{L})(?:${alternation(institutions)})(?!\\p{L})`, 'iu');

/** Departments, teams and places inside an organisation. */
export const department =
  /(?<!\p{L})(?:dep(?:t|arte?ment)s?\b\.?|division|abteilung|faculty|lehrstuhl|unit|team|section|office of|branch|human resources|chair of|building|tower|floor|room|campus)(?!\p{L})/iu;

/** Chinese organisations by their last word; the legal forms come first. */
export const hanLegal = '(?:有限(?:责任|責任)?|股份有限|股份|集[团團]|[总總分子])?公司|集[团團]';
export const hanInstitution =
  '大[学學]|(?<!大学|[出住入])院|[役究计計务務诊診判作]所|[馆館]|餐[厅廳]|[银銀]行|工作室|[志誌版报報旅行聞闻]社|[电電][视視]台|[协協学學商][会會]|委[員员][会會]|基金[会會]|[实實][验驗]室|[中小]学|学校|商[行城店]|[编編][辑輯]部|[厂廠]|[酒饭書书]店|中心|俱[乐樂]部|[网網]|科技|软件|[证証]券|[組组]合|機構|高校|工房|酒造|[分支本]行|店|法人|[农農][场园園]|薬局|歯科|クリニック|幼[儿兒稚][园園]';

/** Japanese legal forms: before or behind the name. */
export const kabushiki =
  '(?:株式|有限|合同|合資)会社|(?:NPO|\\p{scx=Han}{2,8})法人(?:社団|財団)?|\\([株有合財社]\\)';

/** Second-level public suffixes under country codes (Public Suffix List), enough to find a domain's own label. */
export const secondLevel = /^(?:com?|net|org|edu|ac|gov?|ne|or|ltd)$/;

/** Mail providers open to anyone: their domain says nothing about a company. */
export const freeMail =
  /(?:^|\.)(?:1(?:63|26|39)|sina|sohu|qq|yeah|aliyun|[a-z]*mail|yahoo|outlook|live|msn|icloud|aol|gmx|web|yandex|proton|docomo|ezweb|nifty|hinet|naver)\.[a-z.]{2,6}$/;
