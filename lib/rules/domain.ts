import { getDomain } from 'tldts';

/** The part of a domain that somebody has registered, by the public suffix list with its private part; null where there is none. */
export const registrableDomain = (address: string): string | null =>
  getDomain(address.slice(address.lastIndexOf('@') + 1).trim(), {
    allowPrivateDomains: true,
    validateHostname: true,
  });

/** Where anybody may have an address: such a domain is no company. */
const names = `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.jp yahoo.co.uk yahoo.fr
  ymail.com aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me fastmail.com fastmail.fm zoho.com
  gmx.com gmx.de gmx.net web.de t-online.de freenet.de mail.com yandex.ru yandex.com mail.ru bk.ru inbox.ru list.ru
  rambler.ru orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it seznam.cz wp.pl o2.pl
  onet.pl interia.pl qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net vip.163.com sina.com sina.cn vip.sina.com
  sohu.com aliyun.com 139.com 189.cn 21cn.com wo.cn tom.com naver.com daum.net hanmail.net nate.com kakao.com
  docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp rediffmail.com uol.com.br
  bol.com.br terra.com.br comcast.net verizon.net att.net sbcglobal.net cox.net btinternet.com sky.com
  bigpond.com optusnet.com.au hey.com tutanota.com tuta.com duck.com`;
let providers: ReadonlySet<string> | undefined;

/** Whether a domain is a whole mail provider's. */
export function isProvider(domain: string): boolean {
  providers ??= new Set(names.split(/\s+/));
  return providers.has(domain.toLowerCase());
}
