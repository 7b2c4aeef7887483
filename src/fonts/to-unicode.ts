/** ISO 32000-1 §9.10.3: at most 100 entries a block. */
const BLOCK = 100;

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`;

const TAIL = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

/**
 * A ToUnicode CMap (ISO 32000-1 §9.10.3) for two-byte codes: `texts[code]` is what a code stands for.
 * Codes with empty text get no entry. NUL, U+FEFF, U+FFFE and lone surrogates, which PDF/UA-1 7.21.7 or UTF-16 forbid,
 * are written as U+FFFD.
 */
export function toUnicodeMap(texts: readonly string[]): string {
  const entries: string[] = [];
  for (let code = 0; code < texts.length; code += 1) {
    const text = texts[code] ?? '';
    if (text !== '') entries.push(`<${hex4(code)}> <${utf16Hex(text)}>`);
  }
  let map = HEAD;
  for (let at = 0; at < entries.length; at += BLOCK) {
    const block = entries.slice(at, at + BLOCK);
    map += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  }
  return map + TAIL;
}

function utf16Hex(text: string): string {
  const whole = text.toWellFormed();
  let hex = '';
  for (let at = 0; at < whole.length; at += 1) {
    const unit = whole.charCodeAt(at);
    hex += unit === 0 || unit === 0xfeff || unit === 0xfffe ? 'FFFD' : hex4(unit);
  }
  return hex;
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
