import { HYPHENATION_FILES, type HyphenationLicence } from './hyphenation-files.ts';

interface LicenceText {
  readonly title: string;
  readonly text: string;
}

const NO_WARRANTY_OF_DATA = `THE DATA FILES ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY RIGHTS. IN NO EVENT
SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR
CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
FILES.`;

/** In the order in which the notice has them. */
const LICENCES: Readonly<Record<HyphenationLicence, LicenceText>> = {
  MIT: {
    title: 'MIT',
    text: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the “Software”), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  },
  'LPPL-1.3c': {
    title: 'LPPL 1.3c',
    text: `These may be distributed under the conditions of the LaTeX Project Public License, version 1.3c or (but for Kurmanji
Kurdish: 1.3) any later version, <https://www.latex-project.org/lppl/>. The files here are compiled from derived works:
patterns for words with hyphens in them are left out, nothing else is changed. The complete, unmodified works are the
files hyph-*.tex at <https://www.hyphenation.org/tex>. There is no warranty, and faults that you find here are not to be
reported to their authors but to this project.`,
  },
  'BSD-3-Clause': {
    title: 'BSD, 3 clauses',
    text: `Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

- Redistributions of source code must retain the above copyright notice, this list of conditions and the following
  disclaimer.
- Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
  disclaimer in the documentation and/or other materials provided with the distribution.
- Neither the name of the University of Campinas, of the University of Minho nor the names of its contributors may be
  used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL PEDRO J. DE REZENDE OR J.JOAO DIAS ALMEIDA BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`,
  },
  'data-files': {
    title: 'permission for data files',
    text: `Permission is hereby granted, free of charge, to any person obtaining a copy of this file and any associated
documentation (the "Data Files") to deal in the Data Files without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, and/or sell copies of the Data Files, and to permit persons to whom the
Data Files are furnished to do so, provided that (a) this copyright and permission notice appear with all copies of the
Data Files, (b) this copyright and permission notice appear in associated documentation, and (c) there is clear notice in
each modified Data File as well as in the documentation associated with the Data File(s) that the data has been modified.

${NO_WARRANTY_OF_DATA}

Except as contained in this notice, the name of a copyright holder shall not be used in advertising or otherwise to
promote the sale, use or other dealings in these Data Files without prior written authorization of the copyright holder.

The data has not been modified but for its form.`,
  },
  bg: {
    title: 'permission of Anton Zinoviev',
    text: `This software may be used, modified, copied, distributed, and sold, both in source and binary form provided that the
above copyright notice and these terms are retained. The name of the author may not be used to endorse or promote
products derived from this software without prior permission. THIS SOFTWARE IS PROVIDES "AS IS" AND ANY EXPRESS OR IMPLIED
WARRANTIES ARE DISCLAIMED. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY DAMAGES ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE.`,
  },
  verbatim: {
    title: 'permission to copy',
    text: `Copying and distribution of this file, with or without modification, are permitted in any medium without royalty
provided the copyright notice and this notice are preserved.`,
  },
  free: { title: 'free distribution', text: 'Patterns may be freely distributed.' },
  'MPL-1.1': {
    title: 'MPL 1.1',
    text: `The patterns are used under the Mozilla Public License, version 1.1, <https://www.mozilla.org/MPL/1.1/>; it is one of
three licences that they may be had under. The source form of the file here is hyph-hu.tex, which is available under that
license at <https://www.hyphenation.org/tex>; it has not been modified. Initial developer and contributor: Bence Nagy.`,
  },
  Unlicense: {
    title: 'Unlicense',
    text: `This is free and unencumbered software released into the public domain, <https://unlicense.org/>.`,
  },
  ours: {
    title: 'our own',
    text: `Compiled from rules of this project (scripts/hyphenation-rules.ts), under its licence.`,
  },
};

/** The text of NOTICE.md beside the compiled files. */
export function hyphenationNotice(): string {
  const sections = Object.entries(LICENCES).map(([licence, { title, text }]) => {
    const rows = Object.entries(HYPHENATION_FILES)
      .filter(([, file]) => file.licence === licence)
      .map(([name, { language, holder }]) => {
        const holders = holder === '' ? '' : `. Copyright © ${holder}`;
        return `- \`${name}.bin\`: ${language}${holders}`;
      });
    return `## ${title.charAt(0).toUpperCase()}${title.slice(1)}\n\n${rows.join('\n')}\n\n${text}\n`;
  });
  return `# Hyphenation patterns

The files \`*.bin\` hold hyphenation patterns. Those of others are from the hyph-utf8 package
(<https://www.hyphenation.org/tex>), where each names its licence; they are taken from the npm package \`hyphen\` (ISC
License, © Yevhen Tiurin) and compiled into another form by \`scripts/compile-hyphenation.ts\`. Patterns for words with
hyphens in them are left out, and of patterns that are there for several forms of an apostrophe one; the others are
unchanged.

${sections.join('\n')}`;
}
