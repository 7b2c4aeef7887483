/**
 * Patterns of our own, for languages whose published ones are not free enough to be shipped: written as TeX writes them
 * (letters, `.` for the word's edge, digits between them: an odd one allows a break, a higher even one forbids it). They
 * are made from the rules of syllables that grammars teach, and are cautious: where grammars or prefixes leave it open to
 * which syllable a consonant belongs, there is no break. None parts two vowels.
 */
export const RULES: Readonly<Record<string, readonly string[]>> = {
  cs: czech(),
  hy: armenian(),
};

/** Every combination of one element of each list, joined. */
function every(...lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>(
    (heads, list) => heads.flatMap((head) => list.map((tail) => head + tail)),
    [''],
  );
}

function words(text: string): string[] {
  return text.split(' ');
}

function czech(): string[] {
  const vowels = [...'aeiouyáéíóúůýě'];
  const obstruents = words('b c č d ď f g h ch k p s š t ť v z ž');
  const consonants = [...obstruents, ...'jlmnňrřqwx'];
  /** Groups that begin syllables after a vowel, and those that do after another consonant. */
  const onsets = words('pr tr kr gr př');
  const joined = [...onsets, ...words('dr br tř kř pl kl st str stř stv sk sp')];
  const forms = (prefixes: readonly string[]): string[] => every(['.', '.ne'], prefixes);
  const open = ['.ne', ...forms(words('po za na do při pří pře pro prů vy vý u ú se sou ze zá ná'))];
  return [
    // na-ro-ze-ní
    ...every(vowels, ['1'], consonants, vowels),
    // de-mo-kra-cie
    ...every(vowels, ['1'], onsets, vowels),
    // kon-fe-ren-ce, mi-ni-ster-stvo; not in ne-lze, za-rdít
    ...every(vowels, [...'lrn'], ['1'], obstruents, vowels),
    ...every(vowels, [...'lrn'], ['1'], joined, vowels),
    ...every(vowels, words('r1n l1n r1m l1m r1l j1n j1k j1š m1b m1p m1k'), vowels),
    ...every(open, words('l2 r2')),
    ...every(['.'], words('tran2s tran2s1p tran2s1f inte2ra supe2ru')),
    // den-ní
    ...every(vowels, words('n1n d1d t1t k1k l1l r1r m1m p1p s1s z1z b1b'), vowels),
    // měs-tem, ně-mec-ký, mat-kou, spo-leč-nost, zá-stup-ce; not in po-stup, po-tkat, za-tnout, po-čkat
    ...every(vowels, words('s1t s1k c1k č1k ž1k d1k t1k v1k'), vowels),
    ...every(vowels, words('č1n ž1n b1n c1n ch1n d1n t1n v1n'), vowels),
    ...every(vowels, words('p1c b1c d1c v1c j1c'), vowels),
    ...every(vowels, words('p1š d1š ž1š'), ['í']),
    ...every(open, words('s2t s2k t2k v2k č2k d2n t2n v2n č2n v2c')),
    // zá-stup-ce, po-sky-to-vat
    ...every(
      forms(words('po za na do při pří pře pro prů vy vý sou zá ná')),
      ['1'],
      words('st sk sp'),
      vowels,
    ),
    // Roots that begin so, in whatever way they are prefixed.
    ...words('s2tav s2tup s2toup s2tat s2tán s2tart ůs2ta dů1s2toj pro1střed po1třeb'),
    // ev-rop-ský, lid-stvo, vlast-nic-tví
    ...every(words('b1 c1 č1 d1 j1 k1 m1 p1 t1 v1 z1 ž1'), words('sk stv'), vowels),
    ...every(vowels, ['c1tv'], vowels),
    // Prefixes end before a consonant; before r and l it may belong to either.
    ...every(forms(['roz', 'bez']), ['1'], [...obstruents, ...'jlmnřr']),
    ...every(forms(['pod', 'nad']), ['1'], [...obstruents, 'm']),
    ...every(forms(['od', 'před', 'ob']), ['1'], [...obstruents, ...'mn']),
    ...every(['.nej1'], words('b c č h ch k l n p r ř š t v z ž')),
    ...every(forms(['be2z', 'bez1']), [...'ouúá']),
    // nau-čit would be wrong, and na-učit parts vowels.
    ...every(forms(words('pou nau zau dou vyu přeu')), ['2']),
    '.neu2',
  ];
}

function armenian(): string[] {
  /** The last is the second letter of ու, and stands for it. */
  const vowels = [...'աեէըիոօւ'];
  const consonants = [...'բգդզթժլխծկհձղճմյնշչպջռսվտրցփք'];
  const first = vowels.slice(0, -1);
  return [
    // Where more consonants meet, an unwritten ը is among them, which a break would have to write.
    ...every(vowels, ['1'], consonants, first),
    ...every(vowels, consonants, ['1'], consonants, first),
    // ու-թյուն
    ...every(consonants, ['2յ'], first),
    ...every(vowels, ['1թյու']),
  ];
}
