import { alternation, wordSet } from './words';

/** Single-character Chinese surnames (the Hundred Family Surnames, simplified and traditional, without the rarest). */
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳段富巫乌焦巴弓牧谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡文寇广禄欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶空曾沙丰巢关相查荆红游竺权盖后桓涂佘岳缑亢况闫仝覃肖付代佟初苟官冼禤尧丘邝' +
  '趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭談龐紀項藍閔賈婁顏鐘鍾駱萬盧莫繆應鄧單諸龔陸榮儲靳烏車寧厲劉龍葉賴藺喬陰聞黨譚貢勞農溫莊閻連習魚閣歐蔚師鞏聶簡饒豐關權蓋';
const surnameSet: ReadonlySet<string> = new Set(surnames);
const doubleSurname =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|夏侯|东方|尉迟|皇甫|公孙|慕容|令狐|长孫|端木|南宫|西门|独孤|澹台|拓跋)/;

const japanese = `
佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎 山﨑 池田 橋本 阿部 石川 山下 中島 中嶋 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 櫻井 高野 渡部 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 東 服部 岩田 土屋 川崎 本田 久保田 吉村 中川 福島 永井 森本 矢野 浜田 松岡 大橋 荒木 大久保 野田 熊谷 川村 田口 松下 望月 尾崎 永田 秋山 石原 堀 片山 須藤 菅野 小田 岩本 内藤 早川 奥村 星野 栗原 黒田 大島 小池 浅野 成田 小沢 伊東 川上 関口 三宅 本間 小西 安積 黒川 大谷 荒井 樋口 横田 宮田 相馬 森 林 原 西 南 北 岸 辻 堤 榎本 川端 若林 神田 桑原 松浦 松村 馬場 大川 田島 田辺 広瀬 岡崎 吉岡 吉野
`;
const japaneseSurname = new RegExp(`^(?:${alternation(japanese)})`, 'u');

/** Words that look like a Chinese name and are none. */
const notNames = wordSet(`
谢谢 祝好 祝您 祝商祺 祝安 祝福 顺祝 敬祝 商祺 此致 敬礼 高级 高薪 金融 方案 安全 温馨 成功 万科 平安 华为 白天 石油 江苏 江西 常州 温州 徐州 杭州 苏州 广州 广东 广西 贵州 云南 宁波 宁夏 安徽 河南 湖南 任务 余额 于是 时间 文件 文章 关于 施工 贺卡 项目 景点 明天 全国 司机 宣传 车间 程序 黄金 金额 计划 解决 单位 连接 国际 强烈 班车 家庭 家具 家电 通知 通信 通讯 别人 能源 党委 党员 应用 应该 和谐 都是 都可 从事 相关 游戏 查询 步行 空调 终端 充值 利润 易于 容易 越来越 师傅 满意 向您 古典 习惯 车辆 农业 尚未 边框 双方 双击 白领 印刷 印章 经理 经济 经销 经营 解释 管理 支持 支付 万元 田园 高新 高中 高校 高级工 季度 强大 路线 江南 梅雨 盛大 钟表 程序员 富士 焦点 全部 全体 全文 仰望 秋季 宫廷 甘肃 武汉 武器 符合 景观 束缚 龙头 司法 白色 家长 祖国 柏林 水电 水果 章程 云计算 花园 方便 方法 方式 任何 史上 唐山 雷达 汤姆 安装 常见 常用 乐园 时代 皮革 康复 元旦 平台 平时 平安夜 和平 毛利率 米兰 明年 成本 成员 成都 成绩 计算机 计算 计时 祝愿 董事 董事长 贾 江湖 童装 夏季 凌晨 支部 单价 单独 洪水 包装 包括 左右 石家庄 吉林 荣誉 曲线 封面 富裕 巴士 谷歌 车票 全年 班级 伊朗 景区 叶子 黎明 白酒 怀孕 蒲公英 从而 索引 通过 连续 温度 文化 文字 文档 广告 广场 欧洲 欧美 师资 沙发 丰富 关注 关闭 相信 相机 查看 红色 游客 权利 盖章 后勤 付款 代理 代表 初级 官网 官方
王者 都市 周末 周一 周二 周三 周四 周五 周六 周日 电话 手机 传真 地址 邮箱 邮编 网址 平时 林业 高等 黄页 金牌 水平 云南省 马上 花费 包邮 安排 乐意 明细 房产 席位 应届 高清 代码 任职 简历 简介 简单 文员 祝君
`);

const han = /^\p{scx=Han}+$/u;

/** A Chinese name of 2–4 characters that begins with a surname and is no everyday word. */
export function isChineseName(text: string): boolean {
  if (!han.test(text) || notNames.has(text)) return false;
  if (doubleSurname.test(text)) return text.length >= 3 && text.length <= 4;
  return (
    text.length >= 2 && text.length <= 3 && surnameSet.has(text.charAt(0)) && !/[的了是在们吗]/.test(text)
  );
}

/** A Japanese name: two short words, or one that begins with a common surname. */
export function isJapaneseName(text: string): boolean {
  const parts = text.split(' ');
  const word = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}々ヶ]{1,4}$/u;
  const [first = '', second = ''] = parts;
  if (parts.length === 2) {
    return (
      word.test(first) &&
      word.test(second) &&
      (japaneseSurname.test(first) ||
        (han.test(first) && first.length <= 3 && /[\p{scx=Hiragana}\p{scx=Katakana}々]/u.test(second)))
    );
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

/** Titles of courtesy around a name; `X先生` names a person only by the family name. */
export const honorificTail =
  /(?:先生|女士|小姐|小姐姐|太太|老师|老師|经理|經理|总|總|主任|工|生|様|さま|さん|氏|殿|君|くん|ちゃん|同学|同學|同志|师傅|部长|部長|课长|課長|社長|教授|博士|律师|律師|医生|总监|院长|님)$/u;
export const honorificHead =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herrn?|frau|m|mme|mlle|monsieur|madame|sr|sra|srta|señora?|sig|signora?|dott|dott\.ssa|ing|dipl\.?-ing|dipl\.?-inform|dipl\.?-phys|mag|rev|hon|capt|lt|col|sgt|bay|bayan|dhr|mevr|drs|ir|univ\.-prof|priv\.-doz)(?:\. ?| )/i;
export const honorificName =
  /^\p{scx=Han}{1,2}(?:先生|女士|小姐|太太|老师|老師|经理|經理|主任|生|工|总|總|同学)$/u;

/** Degrees and suffixes behind a name. */
export const credentials =
  /(?:,| )\s*\(?(?:ph\.?\s?d\.?|m\.?d\.?|m\.?b\.?a\.?|cfa|cpa|cpc|esq\.?|p\.?e\.?|pmp|cissp|j\.?d\.?|ll\.?m\.?|m\.?sc?\.?|b\.?sc?\.?|b\.?a\.?|m\.?a\.?|frm|chfc|clu|cfp|phr|rn|dds|dvm|fca|aca|mcse|rhce|ccie|ccna|mag\.?|es-ss|ieee|facs|aia|mba)\)?(?=,|\.|\s|$)/giu;

/** Whole words of addresses and names that stand for a function, not for a person. */
export const roleWord =
  /^(?:no.?reply\d*|do.?not.?reply|donotreply|noreply.*|info|mail|mailer|mailer-daemon|postmaster|webmaster|hostmaster|admin|administrator|root|support|service|services|help|helpdesk|contact|office|sales|marketing|hr|jobs|career|careers|billing|invoice|invoices|accounts?|accounting|newsletters?|news|notify|notifications?|notices?|alerts?|updates?|team|press|media|pr|security|abuse|legal|privacy|feedback|survey|events?|members?|membership|orders?|shop|store|customer.?(?:service|care|support|notices?)|cs|system|robot|bot|daemon|list|lists|announce|announcements?|subscribe|unsubscribe|bounces?|reply|noti|inquiry|enquiries|reservations?|booking|reception|hello|hi|kefu|editor|editors|service_\d+|no\.address|mbx.*|listserv|majordomo|promo|promotions|digest|community|welcome|kontakt|bestellung|buchhaltung|contacto|ventas|ufficio|bilgi|eigyo|soumu|jinji|saiyo)$/i;

/** Words that make a display name the name of an organisation, a service or a list. */
export const serviceName =
  /(?:support|service|team|newsletter|notification|announce|no.?reply|helpdesk|help desk|customer|alerts?$|mailing list|news$|digest|updates?$|billing|admin|系统|系統|通知|客服|服务|服務|中心|平台|官方|公司|银行|集团|团队|编辑部|组委会|事務局|お知らせ|サポート|カスタマー|センター|株式会社|有限会社|\(株\)|大学|協会|通信|ニュース|メルマガ|自動|配信|運営|窓口|部$|係$|店$|网$|協會|學會)/i;
