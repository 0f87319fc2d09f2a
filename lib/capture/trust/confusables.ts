/**
 * Letters that look like Latin ones, as "latin:letters": the single letters of Latin, Cyrillic, Greek, Armenian, Cherokee,
 * Coptic, Lisu and Hebrew script in Unicode's confusables.txt (UTS #39 https://www.unicode.org/Public/security/), lower and upper case.
 */
const table =
  'a:ɑαаΑАꭺᎪꓮ aa:ꜳꜲ ae:æӕÆӔ ao:ꜵꜴ au:ꜷꜶ av:ꜹꜻꜸꜺ ay:ꜽꜼ b:ƅƄьЬꮟᏏꞵꞴβΒвВᏼᏴꓐ bl:ыЫ c:ᴄⲥсꮯⲤСᏟꓚ d:ԁꮷᏧꓒꭰᎠꓓ dz:ʣ e:ꬲеҽεΕЕꭼᎬꓰ f:ꬵꞙẝքꞘϝϜꓝ g:ɡᶃƍցԍԌꮐᏀᏻᏳꓖ h:һհꮒᏂηΗⲏⲎнНꮋᎻꓧ i:ıɪɩιіꙇӏꭵᎥ j:ϳјʝꞲͿЈꭻᎫꓙ k:κΚⲕⲔкКꮶᏦꓗ l:ɩƖǀιΙⲓⲒіІӏӀוןꓲⳑⳐꮮᏞꓡ ll:ǁװ lo:юЮ ls:ʪ lz:ʫ m:μΜϻϺⲙⲘмМꮇᎷꓟ n:ոռνΝⲛⲚꓠ o:ᴏᴑꬽοσⲟоօסΟⲞОՕꓳ oe:œŒ oo:ꝏꚙꝎꚘ p:ρⲣрΡⲢРꮲᏢꓑ q:ԛգզ r:ꭇꭈᴦⲅгꮁʀƦꭱᎡꮢᏒꓣ s:ꜱƽѕꮪЅտՏꮥᏕᏚꓢ t:τΤⲧⲦтТꭲᎢꓔ tf:ꝷ ts:ʦ u:ꞟᴜꭎꭒʋυսՍꓴ ue:ᵫ uo:ꭣ v:ᴠνѵטꮩѴᏙꓦ w:ɯᴡѡԝաꮃԜᎳꮤᏔꓪ x:хꭓꞳχΧⲭⲬХꓫ y:ɣᶌʏỿꭚγуүυΥⲩⲨУҮꭹᎩꮍᎽꓬ z:ᴢꮓζΖᏃꓜ';

const latin = new Map<string, string>();
for (const row of table.split(' ')) {
  const [plain = '', letters = ''] = row.split(':');
  for (const letter of letters) latin.set(letter, plain);
}

/** The skeleton of a text (UTS #39 §4), lower case: equal skeletons look alike. Digits 0 and 1 and "rn", "vv", "cl" are folded too. */
export function skeleton(text: string): string {
  let out = '';
  for (const letter of text.normalize('NFKD').replace(/\p{M}/gu, '')) {
    out += latin.get(letter) ?? latin.get(letter.toLowerCase()) ?? letter.toLowerCase();
  }
  return out
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/0/g, 'o')
    .replace(/[1|!ı]/g, 'l')
    .replace(/5/g, 's')
    .replace(/i/g, 'l');
}
