import { expect, test } from 'vitest';
import { first, land, surnames } from '../../../lib/capture/signature/lexicon/surnames';

test.each([
  [
    'Chinese family names',
    surnames,
    '丁万丘严乔习于仇付仰仲任伍伏何佘余佟侯俞倪傅储元党兰关冀冉冯冷冼凌刁刘劉劳包匡华卓单卜卞占卢卫古史叶吉向吕吳吴呂周咸唐喬單喻嚴夏奚姚姜姬娄孔孙孟季孫宁安宋宗宦宫宰宿寇寿封尚尤尹屈屠岑岳崔左巩巫帅席常幸庄应庞康庾廉廖弘张張彭徐忻慎戈戎成戚戴房扈揣揭敖文方施易晁晏景暨曲曹曾朱李杜束杨林柏柯柳柴栗栾桂桑梁梅楊楚楼樊欧歐武段殷毛江池汤汪沃沈沙洪涂温游湯溫滕潘濮瀋焦熊燕牛牟牧王甄甘田申畢白盛盧瞿石祁祝秦程穆窦章童竺符简管米紀練纪缪罗羅翁翟耿聂聶肖胡胥臧舒艾苏苑苗苟范茹荆荣莊莘莫華萧萬葉葛董蒋蒙蓝蔚蔡蔣蔺蕭薑薛蘇蘭虞袁裘裴褚覃解許詹謝譚许谈谌谢谭費賀賈賴贡费贺贾赖赵趙路车辛辜边迟連邓邝邢邬邱邵邹郁郎郑郗郜郝郭鄒鄢鄧鄭鄺金錢鍾钟钱閆閻關闫闵阎阙阚阮陆陈陳陶陸隋雍雷霍靳鞠韋韓韦韩韶顧项顾颜饶馬馮駱马骆高魏魯鮑鲁鲍麻黃黄黎齊齐龍龐龔龙龚',
  ],
  [
    'first letters of Japanese family names',
    first,
    '三上中久井今伊佐内前加北千南原吉和土塚大太奥安宮小山岡岩川工市平後成斉斎新早星服望木本杉東松柴桜森榎横橋櫻武永池浜清渡熊片田矢石福秋竹荒菊藤西谷近遠酒野金鈴関阿青須飯高髙',
  ],
  [
    'last letters of Japanese family names',
    land,
    '上下中丸井代保倉内原口吉地坂垣城堀場塚塩子宅宮尻尾屋山岡岩岸島崎嶋川巻平形戸持月木本杉村松林柳根梅梨森槻橋水永江池沢沼泉津浜浦淵渕滝澤瀬田矢石竹笠納羽花葉藤見谷越辺邊部里野間関﨑',
  ],
])('the packed %s are those written out here', (_name, packed, written) => {
  expect(packed).toBe(written);
});
