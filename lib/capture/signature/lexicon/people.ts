import { hanTitle } from './titles';

/** Single-character Chinese surnames, the commonest of the Hundred Family Surnames, simplified and traditional. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐倪左欧华米兰古关季聂殷俞章鲁伍苗翟岳裴骆柳包卓祝纪舒盛童凌焦翁霍阎游甘景单鲍费路阮牟蒙房涂宁蓝封耿池柴穆车应解宗冉庞尤詹甄项曲席卫屈隋柏边辜吉饶瞿戚丘邬臧廉简奚燕郎冀谈姬喻揭敖鄢艾仲虞竺冼楚栗桑谌蔺胥习伏沙傅卞尚仇滕靳岑褚佘裘桂窦苑苟佟巩鞠巫刁匡娄栾荆元成麻颜梅管党符郁屠晏冷迟宫楼祁卜闵荣' +
  '龐張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸韋賈鄒龍賀顧龔萬錢戴嚴湯喬賴莊溫齊歐華蘭關聶魯駱紀閻單鮑費';
const doubleSurname = /^(?:[欧歐][阳陽]|[司][马馬徒]|上官|[诸諸]葛|夏侯|东方|皇甫|公孙|慕容)/;

const japanese =
  '佐藤|鈴木|[高髙]橋|田[中口島辺村]|[伊加後近斎斉遠佐工安須内]藤|渡[辺邊邉部]|[山吉福岡松森野宮榎川谷橋杉石塚岩秋][本田村口崎﨑下内原川中野山島井上木浦尾岡]|中[村島嶋野山田川西]|小[林川野島山松池田沢]|佐々木|井上|木[村下]|長谷部|日下部|清水|[池太和柴酒武永浜飯矢熊奥平前上市横大成久今][田井木原野川村山谷島石口]|阿部|長谷川|青木|[西北][村田川山野]|金子|三[浦宅]|竹内|千葉|五十嵐|大[久橋塚西島]保?|菊[地池]|藤[井本田原沢]|[桜櫻]井|服部|土屋|望月|荒木|星野|片山|早川|本[田間]|安積|堀|森|林|原|関';
const japaneseSurname = new RegExp(`^(?:${japanese})`, 'u');
/** Most family names end in a feature of the land: enough beside a given name in a word of its own. */
const likelySurname =
  /^\p{scx=Han}{1,2}[田本村山川野原井上下中内口崎﨑島嶋橋沢澤谷森林木藤岡浦池石水部倉瀬松尾屋塚津葉保間宮場辺邊見関平永岸坂江月代持地戸城矢根羽子梨槻花滝沼浜垣竹宅泉柳梅笠堀巻越塩丸形岩渕淵里尻納吉杉]$/u;

/** Beginnings of words that look like a Chinese name and are none. */
const notNames =
  /^(?:谢谢|祝|时间|于是|关[于注]|任[何务]|文[件章字]|方[案便法]|高[级薪新中校]|金[融额]|安[全排装徽]|成[功本员都]|平[安台时]|华为|江[苏西]|常[州见]|温[州馨]|[徐杭苏贵]州|广|云南|宁波|河|湖|余额|施工|贺卡|项目|景|全|车|程序|黄[金页]|解[决释]|单[位价]|连|家|通|应|都|相|查|[经管][理]|师|万元|路|钟|龙头|司|水|章程|花|康复|明|董事|夏季|包[装括]|文[化档]|游|代[理表]|官|商|左)/;

const han = /^\p{scx=Han}+$/u;

/** A Chinese name of 2–4 characters that begins with a surname and is no everyday word. */
export function isChineseName(text: string): boolean {
  if (!han.test(text)) return false;
  if (doubleSurname.test(text)) return text.length > 2 && text.length < 5;
  if (
    text.length < 2 ||
    text.length > 3 ||
    !surnames.includes(text.charAt(0)) ||
    /[的了是在们部处厂司]/.test(text)
  )
    return false;
  return (
    !notNames.test(text) || (text.length > 2 && !/^(?:谢谢|程序|[经管]理|董事|代|官|商|全|广)/.test(text))
  );
}

/** A Japanese name: two short words, or one that begins with a common surname. */
export function isJapaneseName(text: string): boolean {
  if (
    !/^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}々ヶ]{1,4}(?: [\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}々]{1,4})?$|^.{3,6}$/u.test(
      text,
    )
  )
    return false;
  const [family = '', own = ''] = text.split(' ');
  if (own !== '')
    return (
      own.length < 5 &&
      (isSurname(family) ||
        (!hanTitle.test(family) &&
          /^\p{scx=Han}{2,3} \p{scx=Han}{1,3}$/u.test(text) &&
          !/[部課係店社所室局会場院校館市区県町支営担当業務発本総販企技製造管理様御各位中長員者家学]( |$)/u.test(
            text,
          )) ||
        /^\p{scx=Han}{1,3} .*[ぁ-ヿ々]/u.test(text))
    );
  const surname = japaneseSurname.exec(text)?.[0] ?? '';
  const given = text.slice(surname.length);
  return surname.length > 1 && /^[\p{scx=Han}ぁ-ヿ々]{1,3}(?<![店社院部課園館堂所会校局室])$/u.test(given);
}

/** A family name alone, Chinese or Japanese. */
export function isSurname(text: string): boolean {
  return (
    japaneseSurname.exec(text)?.[0] === text ||
    (text.length === 1 && surnames.includes(text)) ||
    (text.length < 4 && likelySurname.test(text) && !/^..部|^[総庶]/u.test(text))
  );
}

/** Titles of courtesy before a name. */
export const honorificHead =
  /^(?:[bm]\. ?(?:sc|eng|a)|m(?:rs?|s|iss|me|lle)?|dr|prof(?:essor)?|herrn?|frau|señora?|arch|sig(?:nora)?|dott|ing|dipl\.?-\p{L}+|ir|i\. ?[av]|sgt|lt|capt|maj|col|rev|hon)(?:\. ?| )/iu;
/** `X先生` names a person only by the family name. */
export const honorificName =
  /^(?![总總副正部大])\p{scx=Han}{1,2}(?:先生|女士|小姐|老[师師]|[经經]理|主任|[生工总總])$/u;

/** Degrees behind a name. */
export const credentials =
  /(?:,| )\s*\(?(?:ph\.?\s?d|m\.?[dabs]\.?[ac]?|c[fp]a|cpc|esq|p\.?e|pmp|b\.?sc?|[a-z]{2}-[a-z]{2})\.?\)?(?=,|\.|\s|$)/giu;

/** Whole words of addresses and names that stand for a function, not for a person. */
export const roleWord =
  /^(?:.*no.?reply.*|info|e?mail(?:er.*)?|(?:post|web|host)master|admin.*|root|support|services?|help(?:desk)?|contact|office|sales|marketing|hr|jobs|billing|invoices?|account.*|news.*|notif?i?.*|alerts?|updates?|team|press|security|abuse|feedback|events?|members?|orders?|shop|customer.*|system|bot|daemon|lists?|announce.*|(?:un)?subscribe|bounces?|reply|reservations?|booking|hello|hi|kefu|editors?|service_\d+|no\.address|mbx.*|promo.*|digest)$/i;

/** Words that make a display name the name of an organisation, a service or a list. */
export const serviceName =
  /(?:support|service|team|newsletter|notification|announce|no.?reply|desk$|helpdesk|customer|alerts?$|mailing list|news$|updates?$|billing|系[统統]|通知|客服|服[务務]|中心|平台|官方|公司|[银銀]行|集[团團]|[团團]队|事務局|お知らせ|サポート|カスタマー|センター|会社|\(株\)|大学|[协協]会|ニュース|メルマガ|配信|窓口|[部係店网網]$)/i;
