import type { FileFailure, FileFailureReason } from '../base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';

const READ: Readonly<Record<FileFailureReason, readonly [what: string, hint: string]>> = {
  missing: ['does not exist', 'check the spelling and the folder'],
  'is-folder': ['is a folder', 'name a file in it, or give the folder a name that does not end like a brief'],
  'no-permission': ['may not be read', 'ask its owner for the right to read it'],
  'disk-full': ['could not be read', 'try again'],
  outside: ['lies outside of the folders that may be read', 'move it beside the brief'],
  'too-large': ['is too large', 'a brief has at most 2 MiB'],
  occupied: ['could not be read', 'try again'],
  other: ['could not be read', 'try again'],
};

/** Stands in a hint for the words that say how another place is chosen. */
const ELSEWHERE = '@';

const WRITE: Readonly<Record<FileFailureReason, readonly [what: string, hint: string]>> = {
  missing: ['could not be written: its folder does not exist', `make the folder, or ${ELSEWHERE}`],
  'is-folder': ['is a folder', 'end the name with / to write into it'],
  'no-permission': ['may not be written', ELSEWHERE],
  'disk-full': [
    'could not be written: the disk is full',
    'free some room; what was there before is untouched',
  ],
  outside: ['lies outside of the folders that may be written', ELSEWHERE],
  'too-large': ['could not be written', ELSEWHERE],
  occupied: [
    'is already there and is no PDF: it was not replaced',
    'choose another name with -o, or remove the file',
  ],
  other: ['could not be written', ELSEWHERE],
};

/** The system's words, where they say more than the reason. */
const detail = (failure: FileFailure): string =>
  failure.reason === 'other' || failure.reason === 'too-large' ? ` (${failure.detail})` : '';

export function describeRead(name: string, failure: FileFailure): Diagnostic {
  const [what, hint] = READ[failure.reason];
  return {
    code: 'content/missing-file',
    severity: 'error',
    message: `\`${name}\` ${what}${detail(failure)}`,
    hints: [hint],
  };
}

/** `elsewhere` says how the command takes another place. */
export function describeWrite(
  name: string,
  failure: FileFailure,
  elsewhere = 'choose another folder with -o',
): Diagnostic {
  const [what, hint] = isFileInTheWay(failure)
    ? ['could not be written: a part of its path is a file, not a folder', ELSEWHERE]
    : WRITE[failure.reason];
  return {
    code: failure.reason === 'occupied' ? 'cli/exists' : 'cli/cannot-write',
    severity: 'error',
    message: `\`${name}\` ${what}${detail(failure)}`,
    hints: [hint.replace(ELSEWHERE, elsewhere)],
  };
}

/** The system tells it from a folder that is missing only in its own words. */
const isFileInTheWay = ({ detail }: FileFailure): boolean =>
  /^(?:ENOTDIR\b|EEXIST\b.*\bmkdir\b)/.test(detail);
