const SIGNATURE = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * The orientation tag (1 to 8) of an APP1 segment that holds EXIF data (CIPA DC-008 §4.6); undefined where it holds
 * something else or no such tag. `start` to `end` is the segment without marker and length.
 */
export function exifOrientation(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (SIGNATURE.some((byte, at) => bytes[start + at] !== byte)) return undefined;
  const tiff = start + SIGNATURE.length;
  const little = bytes[tiff] === 0x49;
  const byte = (at: number): number => (at < end ? (bytes[at] ?? 0) : 0);
  const u16 = (at: number): number =>
    little ? byte(at) | (byte(at + 1) << 8) : (byte(at) << 8) | byte(at + 1);
  const u32 = (at: number): number =>
    little ? u16(at) + u16(at + 2) * 0x10000 : u16(at) * 0x10000 + u16(at + 2);
  if (u16(tiff + 2) !== 42) return undefined;
  const directory = tiff + u32(tiff + 4);
  const last = Math.min(u16(directory), Math.floor((end - directory - 2) / 12));
  for (let entry = 0; entry < last; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (u16(at) !== ORIENTATION) continue;
    const value = u16(at + 8);
    return u16(at + 2) === SHORT && value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
