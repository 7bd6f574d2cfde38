export function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

export function indices(values: readonly number[], is: (value: number, i: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (is(values[i]!, i)) found.push(i);
  return found;
}

/** The power of ten by which one number is another, as far as its own digits go: 19.91 is a tenth of 199.07. */
export function powerTo(value: number, right: number, tolerance: number): number | undefined {
  for (const power of POWERS) if (isTimes(value, power, right, tolerance)) return power;
  return undefined;
}

export function isTimes(value: number, power: number, right: number, tolerance: number): boolean {
  const factor = 10 ** power;
  // Of fewer digits nearly any number would be so many times as large, or a part.
  if (power < 0 && Math.abs(right) < FEWEST) return false;
  const isTelling =
    power === YUAN ? Math.abs(value) >= FEWEST : power > 0 && power <= 2 && Math.abs(value) >= TELLING;
  return near(value * factor, right, isTelling ? tolerance + factor / 2 : tolerance);
}
const FEWEST = 10;
const TELLING = 100;
/** 元 for 万元. */
const YUAN = 4;

// Places slip by one or two; 元 for 万元 is four.
const POWERS = [1, -1, 2, -2, YUAN, -YUAN, 3, -3];

/** The numbers that come of one with so many decimals, as a whole number, when two digits side by side change places. */
export function swaps(value: number, scale: number): number[] {
  const size = Math.abs(value);
  const one = 10 ** scale;
  const found: number[] = [];
  for (let place = 1; place * 10 <= Math.max(size, one); place *= 10) {
    const [low, high] = [Math.floor(size / place) % 10, Math.floor(size / place / 10) % 10];
    // Nobody writes a number that begins with a nought, but for 0.3.
    const isFirst = place * 100 > size && place * 10 > one;
    if (low !== high && !(low === 0 && isFirst))
      found.push(Math.sign(value) * (size + (low - high) * 9 * place));
  }
  return found;
}

export function isDigitApart(value: number, right: number): boolean {
  if (right <= 0) return false;
  // A digit put in makes a number more than twice as large, and another digit makes a round difference: most are neither.
  const isLonger = value > 2 * right || right > 2 * value;
  if (!isLonger && !isOneDigit(Math.abs(value - right))) return false;
  const [a, b] = [String(value), String(right)];
  if (a.length === b.length) return [...a].filter((digit, i) => digit !== b[i]).length === 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return short.slice(same) === long.slice(same + 1);
}

function isOneDigit(value: number): boolean {
  let rest = value;
  while (rest >= 10 && rest % 10 === 0) rest /= 10;
  return rest < 10;
}
