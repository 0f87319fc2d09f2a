const channels = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i;

/** WCAG 2.2 relative luminance of `#rrggbb`; source: its definition of "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = (channels.exec(hex)?.slice(1) ?? []).map((pair) => {
    const value = Number.parseInt(pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two colours `#rrggbb`, 1–21: 4.5 is asked of text, 3 of the edge of a control. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
