import { alternation } from './words';

/** Legal forms behind a name, Latin and Cyrillic. */
const forms = alternation(`
I(?:nc|NC|ncorporated). C(?:orp|ORP|orporation). C[oO].,?_L(?:[tT][dD]|imited) (?:P(?:te|ty|vt)._)?L[tT][dD] L(?:imited|IMITED) Co. L.L.[CP] L.P. [Pp][Ll][Cc] GmbH(?:_&_Co._KG)? mbH AG KG e.V. S.A.S? S.A.R.L. S.[rR].[lL]. S.[pP].A. B.V. N.V. AB A/S Oy A.Ş. K.K. Ltda
`);
export const legalForm = new RegExp(
  `(?<=[\\p{L}\\p{N}.)"'&] |[\\p{L}\\p{N}], ?)(?:${forms})\\.?(?!-?[\\p{L}\\p{N}])`,
  'u',
);

/** The strongest words: an organisation, never one of its departments. */
const institutions =
  'agency bank college commission company council foundation hochschule hospital institut~ museum [uü]niversi~ (?:elementary|high)_school (?:police|fire)_department';
/** Words that head the name of an organisation without a legal form. */
const heads = `
airlines associat(?:es|ion) authority capital cent(?:er|re) communications consulting corporation design electr~ energy engineering financ~ fund gas global group health~ holdings? hotel
industr~ insurance international labs? law library logistics marketing media medic~ ministry networks organi[sz]ation partners pharma~ power products
research resources shop school sciences? securit~ services society software solutions studios? systems technolog~ trading union works
`;
export const organisationWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${alternation(institutions + heads)})(?![\\p{L}\\p{N}])`,
  'iu',
);

export const institution = new RegExp(`(?<!\\p{L})(?:${alternation(institutions)})(?!\\p{L})`, 'iu');

/** Departments, teams and places inside an organisation. */
export const department = /\b(?:dep(?:t|artment)|division|faculty|unit|team|section|office of|branch)\b/i;

/** Chinese organisations by their last word; the legal forms come first. */
export const hanLegal = '[总總分子]?公司|集[团團]';
export const hanInstitution =
  '[大中小]?[学學]|学校|高校|(?<!大学|[出住入])院|(?<![住场場])所|[馆館]|[银銀]行|工作室|(?<![本会当御])社|[协協学學商员員金][会會]|[实實][验驗]室|[编編][辑輯]部|[厂廠]|店|中心|[网網]|科技|[组組]合|工房|商行|法人|[农農][场園园]|クリニック';

/** Japanese legal forms: before or behind the name. */
export const kabushiki = '(?:株式|有限|合同)会社|\\p{scx=Han}{2,8}法人|\\([株有財社]\\)';

/** Second-level public suffixes under country codes (Public Suffix List), enough to find a domain's own label. */
export const secondLevel = /^(?:com?|net|org|edu|ac|gov?|ne|or)$/;

/** Mail providers open to anyone: their domain says nothing about a company. */
export const freeMail =
  /(?:^|\.)(?:1(?:63|26|39)|sina|sohu|qq|[a-z]*mail|yahoo|outlook|live|icloud|aol|gmx|proton|docomo)\.[a-z.]{2,6}$/;
