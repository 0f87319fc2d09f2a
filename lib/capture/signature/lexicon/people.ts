/** Single-character Chinese surnames, the commonest of the Hundred Family Surnames, simplified and traditional. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐倪左欧阳华米兰古关季聂殷俞章鲁伍苗翟岳裴骆柳包卓祝纪舒盛童凌焦翁霍阎游甘景单鲍费欧路阮牟蒙房涂辜宁蓝封芦耿尚池柴兰穆佟缪车谷应解宗冉巩傅卞元伏成宓麻娄危颜梅刁支管经干缪丛党符喻项屈解郁屠鞠查木敖晏湛商冷迟宫楼栾祁皮卜时臧闵强荣胥靳巫仇全储牧隋甄曲荆巴弓戚饶双诸桑宣窦' +
  '張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鍾鐘譚陸韋賈鄒龍賀顧龔萬錢戴嚴湯喬賴莊溫齊歐華蘭關聶魯駱紀閻遊單鮑費寧藍應連簡塗';
const surnameSet: ReadonlySet<string> = new Set(surnames);
const doubleSurname =
  /^(?:[欧歐]阳|[欧歐]陽|司[马馬徒]|上官|[诸諸]葛|夏侯|东方|皇甫|公孙|慕容|令狐|端木|尉迟)/;

const japanese =
  '佐藤|鈴木|[高髙]橋|田中|[伊加後近斎斉齋齊遠佐工安須内]藤|渡[辺邊邉部]|[山吉福岡松森野宮榎川谷橋杉坂栗石塚岩藤秋][本田村口崎﨑下内原川中野山島井上木浦尾岡]|中[村島嶋野山田川西]|小[林川野島山松池田沢西]|佐々木|井上|木[村下]|清水|[池太和柴酒武丸新永浜飯黒矢熊奥平増前上市横矢成大久河今][田井木原野川村山谷保島石口]|阿部|長谷川|青[木山]|[西北東][村田川山野尾]|金子|三[浦宅]|竹[内田]|[千][葉]|五十嵐|大[久橋塚西野島川谷]保?|[菊][地池]|[桜櫻]井|服部|土屋|望月|荒[木井]|星野|関口?|片山|早川|[田][口島辺村中]|本[田間]|相馬|若林|樋口|馬場|安[積田]|堀|広瀬|沢田|[神飯][田]|森|林|原|西|南|岸|辻|堤|桑原|川[口上村崎端]';
const japaneseSurname = new RegExp(`^(?:${japanese})`, 'u');

/** Words that look like a Chinese name and are none. */
const notNames =
  /^(?:谢谢|祝|时间|于是|关[于注闭]|任[何务]|文[件章员字]|方[案便法式]|高[级薪新中校等清]|金[融额牌]|安[全排装徽]|成[功本员都绩]|平[安台时]|华为|白[天色]|石油|江[苏西湖南]|常[州见用]|温[州馨度]|徐州|杭州|苏州|广|贵州|云[南计]|宁[波夏]|河[南北]|湖[南北]|余额|施工|贺卡|项目|景[点区]|全[国年体部文]|车[间票辆]|程序|黄[金页]|计|解[决释]|单[位价独]|连[接续]|国|强|班|家[庭具电长]|通[知信讯过]|能|党|应[用该]|和|都|从|相|查[询看]|空调|充|利|易于|经[理济销营典]|师|满|古典|习惯|农|双[方击]|印|管理|支[持付部]|万元|季[度节]|路|盛大|钟|富|焦点|符合|龙头|司|水[电果平]|章程|花[园费]|史上|雷达|康复|元旦|毛利|明|董事|夏季|支|洪水|包[装括邮]|左右|荣誉|曲线|封面|谷歌|叶子|蒲|索|文化|文档|欧[洲美]|游[戏客]|宫|甘肃|武汉|代[理表码]|初|官|商[务品城业]|强烈|车|左|全)/;

const han = /^\p{scx=Han}+$/u;

/** A Chinese name of 2–4 characters that begins with a surname and is no everyday word. */
export function isChineseName(text: string): boolean {
  if (!han.test(text)) return false;
  if (doubleSurname.test(text)) return text.length >= 3 && text.length <= 4;
  if (text.length < 2 || text.length > 3 || !surnameSet.has(text.charAt(0))) return false;
  return (
    !/[的了是在们吗部处厂司]/.test(text) &&
    !(
      notNames.test(text) &&
      (text.length === 2 || /^(?:谢谢|程序|经理|董事|管理|代[理表]|高[级等])/.test(text))
    )
  );
}

/** A Japanese name: two short words, or one that begins with a common surname. */
export function isJapaneseName(text: string): boolean {
  const parts = text.split(' ');
  const word = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}々ヶ]{1,4}$/u;
  const [first = '', second = ''] = parts;
  if (parts.length === 2) {
    const kana = han.test(first) && first.length <= 3 && /[\p{scx=Hiragana}\p{scx=Katakana}々]/u.test(second);
    return word.test(first) && word.test(second) && (japaneseSurname.test(first) || kana);
  }
  const match = japaneseSurname.exec(text);
  if (parts.length !== 1 || match === null) return false;
  const given = text.slice(match[0].length);
  return (
    text.length >= 3 && given.length >= 1 && given.length <= 3 && word.test(given) && match[0].length > 1
  );
}

/** A family name alone, Chinese or Japanese. */
export function isSurname(text: string): boolean {
  return japaneseSurname.exec(text)?.[0] === text || (text.length === 1 && surnameSet.has(text));
}

/** Titles of courtesy before a name. */
export const honorificHead =
  /^(?:m(?:r|rs|s|iss|x|me|lle|onsieur|adame)?|dr|prof(?:essor)?|sir|herrn?|frau|sra?|srta|señora?|sig(?:nora?)?|dott(?:\.ssa)?|ing|dipl\.?-\p{L}+|mag|rev|hon|bay(?:an)?|dhr|mevr|drs|ir|i\. ?[av]|ppa)(?:\. ?| )/iu;
/** `X先生` names a person only by the family name. */
export const honorificName =
  /^\p{scx=Han}{1,2}(?:先生|女士|小姐|太太|老[师師]|[经經]理|主任|[生工总總]|同学)$/u;

/** Degrees and suffixes behind a name. */
export const credentials =
  /(?:,| )\s*\(?(?:ph\.?\s?d|m\.?d|m\.?b\.?a|c[fp]a|cpc|esq|p\.?e|pmp|cissp|j\.?d|ll\.?m|m\.?sc?|b\.?sc?|b\.?a|m\.?a|frm|rn|f?aca|[a-z]{2}-[a-z]{2})\.?\)?(?=,|\.|\s|$)/giu;

/** Whole words of addresses and names that stand for a function, not for a person. */
export const roleWord =
  /^(?:no.?reply.*|do.?not.?reply|info|e?mail(?:er|er-daemon)?|(?:post|web|host)master|admin(?:istrator)?|root|support|services?|help(?:desk)?|contact|office|sales|marketing|hr|jobs|careers?|billing|invoices?|account(?:s|ing)?|newsletters?|news|noti(?:fy|fications?|ces?)?|alerts?|updates?|team|press|media|pr|security|abuse|legal|privacy|feedback|survey|events?|member(?:s|ship)?|orders?|shop|store|customer.?(?:service|care|support|notices?)|cs|system|robot|bot|daemon|lists?|announce(?:ments?)?|(?:un)?subscribe|bounces?|reply|inquiry|enquiries|reservations?|booking|reception|hello|hi|kefu|editors?|service_\d+|no\.address|mbx.*|listserv|majordomo|promo(?:tions)?|digest|community|kontakt|buchhaltung|contacto|ventas)$/i;

/** Words that make a display name the name of an organisation, a service or a list. */
export const serviceName =
  /(?:support|service|team|newsletter|notification|announce|no.?reply|help ?desk|customer|alerts?$|mailing list|news$|digest|updates?$|billing|admin|系[统統]|通知|客服|服[务務]|中心|平台|官方|公司|[银銀]行|集[团團]|[团團]队|[编編][辑輯]部|组委会|事務局|お知らせ|サポート|カスタマー|センター|会社|\(株\)|大学|[协協][会會]|通信|ニュース|メルマガ|自動|配信|運営|窓口|[部係店网網]$|學會)/i;
