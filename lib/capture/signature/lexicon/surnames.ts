/** The commonest Chinese family names of one character, and their traditional forms. */
export const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石夏方白段張劉陳楊黃趙吳孫馬羅鄭許';

/** Letters that most Japanese family names of two letters end in: features of the land. */
export const land =
  '上下中井代内原口坂城場子宮屋山岡岩岸島崎川平月木本村松林森橋永沢津浦瀬田石野羽葉藤見谷辺部';
