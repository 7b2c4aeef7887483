import { spawnSync } from 'node:child_process';
import {
  GENERAL_PACKS,
  HAN_PACKS,
  NASTALIQ_PACK,
  PACK_SCOPE,
  SCRIPT_PACKS,
} from '../src/fonts/pack-table.ts';

// Installs every font pack that messages recommend, and some in other styles, for the tests that skip without them
// (about 500 MB, nearly all of it East Asian): npm run fonts:all
const recommended = [...Object.values(SCRIPT_PACKS), ...Object.values(HAN_PACKS)].map(
  ({ install }) => install,
);
const names = [...recommended, 'noto-naskh-arabic', NASTALIQ_PACK, ...GENERAL_PACKS];
const packages = names.map((name) => `${PACK_SCOPE}/${name}`);
const { status } = spawnSync('npm', ['install', '--no-save', '--no-package-lock', ...packages], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
