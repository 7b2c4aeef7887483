/**
 * Letters of Cyrillic that have no marks among them and no Script_Extensions: text in them is told without tables, as
 * Latin text is.
 */
export function isPlainCyrillic(codePoint: number): boolean {
  return (codePoint >= 0x400 && codePoint <= 0x482) || (codePoint >= 0x48a && codePoint <= 0x52f);
}

/** UTF-16 units that are a grapheme cluster each beside others of this kind, but for CR LF. */
export function isPlainUnit(unit: number): boolean {
  if (unit < 0x300) return true;
  if (unit < 0x2010) return isPlainCyrillic(unit);
  return unit <= 0x2027 || (unit >= 0x202f && unit <= 0x205f);
}
