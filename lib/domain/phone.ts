/** Calling codes of two digits (ITU E.164); 1 and 7 stand alone, all others have three. */
const twoDigits = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

export interface Phone {
  /** Digits, '' where the number does not say. */
  countryCode: string;
  /** Digits without the country's code. */
  mobile: string;
}

function codeOf(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  return digits.slice(0, twoDigits.test(digits) ? 2 : 3);
}

/** As people write it; without the country where it is not known. */
export const wholePhone = (countryCode: string, mobile: string): string =>
  countryCode === '' ? mobile : `+${countryCode} ${mobile}`;

/** A number as people write it; extensions and a national zero in brackets are left out. */
export function splitPhone(text: string): Phone {
  const main = text.normalize('NFKC').replace(/(?:ext\.?|x|转|轉|内線|分机)\s*\d+\s*$/i, '');
  const digits = main.replace(/\(0\)/g, '').replace(/\D/g, '');
  const plus = /^\D*\+/.test(main) && !/^\D*\d+\D*\+/.test(main);
  const international = plus ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  if (international !== null) {
    const countryCode = codeOf(international);
    return { countryCode, mobile: international.slice(countryCode.length) };
  }
  /** A mobile number of mainland China cannot be taken for another. */
  return { countryCode: /^1[3-9]\d{9}$/.test(digits) ? '86' : '', mobile: digits };
}
