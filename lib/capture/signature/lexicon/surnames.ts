/**
 * Unpacks a set of Chinese characters in the order of their code points: each sign is the step from the one before, counted
 * from "(" (0), and a "}" is a step of 85 without a character. Written out the sets stand in the tests.
 */
function unpack(steps: string): string {
  let code = 0x4e00;
  let out = '';
  for (const sign of steps) {
    const step = sign.charCodeAt(0) - 40;
    code += step;
    if (step < 85) out += String.fromCharCode(code);
  }
  return out;
}

/** Single-character Chinese family names, simplified and traditional. */
export const surnames = unpack(
  ').95W4Va9@*1:*n+).xWt}.K}n?>+51N0-8]?}DRzDU-*/***1}L6,;0,F)6Nx}+}o*5}}w}}}}}}}0s}S*8@}}}y-.,0>0*47--70`*A2=7@YJ}4}}P+*BP3h482A/35j0=`K}>}}}|}}8.*2B31}}}}o2}}}}=YZ,})V6Har/-[E6+1W`H,)KO,7X,}}C8J}a}}}FQ>w*L}W),.A-9}d}+}z7_dR}V}iE}}}D}7s}Y,0}}}M}}}}M<@+W}}}D}14}}V\\}}}wD}\\Mc}3b-=T}-I}}P}`}}r}}4}SUVdF}3+\\Hs,}}}+S}?y*.0L^5EO6;l`-E:0P6le/*?[L2}?NY}}}}}}M}*DN}<}3vp}we}1x,>3}a-0TU@),@GL})}}}}K])ENl}C2-2-,,05+.-)8M8-.5}j}}}z}/}}}J:}}S]I72A3)<@*S+*;jR>}9US0;+5}D:-F}}X^*k}NBz}JHJ}}n4}}}}}}X0)2}O.e+,-)',
);

/** Letters that most Japanese family names of two letters end in: features of the land. */
export const land = `${unpack(
  '2)J3}0v}}xT}}}}P}}}}}}DlN}}}}}}}}}R:}4SZ\\N7}}}}}}}}g]Q}`+5NX07f@}PzF}K}}m}}}}}}}}V}}G}}}}}}}}}}}}3H,E0UA}/ntKn}}}6x}}}}}h,O)jB5}/_2}bH}}F}}E}[}}}}}}}}}}}}}}}1}}}}}}}}29}}}}}}}}}1O}}}}}l}}}}}}}}0}}}}}}}}t}}}}l}}}}o}}}}}}}}}}}(}}}}}}}},}}}|}}}}}}Z}}N}1}}b*}}}}}}}}}}}F7',
)}﨑`;
