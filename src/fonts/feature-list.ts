import { InternalError } from '../base/index.ts';
import { tagNumber } from './harfbuzz.ts';

const FEATURE = /^([+-]?)([ -~]{1,4})(?:=(\d{1,5}))?$/;
const WHOLE_TEXT = 0xffffffff;

/**
 * A feature list as computed styles have it (`-kern,onum,ss01=2`) as records of `hb_feature_t`: tag, value, start, end.
 * The css stage checks what authors write, so anything else is a bug of ours.
 */
export function featureRecords(features: string): Uint32Array {
  if (features === '') return new Uint32Array(0);
  const items = features.split(',');
  const records = new Uint32Array(items.length * 4);
  for (const [index, item] of items.entries()) {
    const match = FEATURE.exec(item.trim());
    if (!match) throw new InternalError(`not an OpenType feature: ${JSON.stringify(item)}`);
    const [, sign, tag = '', value] = match;
    const number = value === undefined ? (sign === '-' ? 0 : 1) : Number(value);
    records.set([tagNumber(tag.padEnd(4)), number, 0, WHOLE_TEXT], index * 4);
  }
  return records;
}
