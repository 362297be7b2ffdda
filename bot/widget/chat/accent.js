// @ts-check
/** The clinic's colour, made darker or lighter until everything in it can be read (WCAG 2.2, 1.4.3 and 1.4.11). */

const ENOUGH = 4.6; // 4.5 asked, and colours are rounded
const PAPERS = { light: "#e6f2f0", dark: "#17353a" }; // --quote: of what it stands on, the nearest to it
const STEPS = 50;

/** @typedef {[number, number, number]} Rgb of sRGB, each from 0 to 255 */

/** @param {string} accent any CSS colour @param {boolean} dark @returns {{brand: string, onBrand: string}} */
export function readable(accent, dark) {
  const paper = rgb(dark ? PAPERS.dark : PAPERS.light);
  const towards = dark ? 255 : 0;
  const start = rgb(accent);
  for (let step = 0; step <= STEPS; step++) {
    const brand = /** @type {Rgb} */ (start.map((part) => Math.round(part + ((towards - part) * step) / STEPS)));
    if (contrast(brand, paper) < ENOUGH) continue;
    const onBrand = contrast(brand, [255, 255, 255]) >= contrast(brand, [0, 0, 0]) ? "#fff" : "#000";
    return { brand: `rgb(${brand.join(" ")})`, onBrand };
  }
  return dark ? { brand: "#fff", onBrand: "#000" } : { brand: "#000", onBrand: "#fff" };
}

/** @param {string} colour @returns {Rgb} as it is painted on white */
function rgb(colour) {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  if (!canvas) return [0, 0, 0];
  canvas.fillStyle = "#fff";
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** @param {Rgb} one @param {Rgb} other */
function contrast(one, other) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {Rgb} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
