import type { World } from '../base/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { type RenderSettings, readLabels } from '../template/index.ts';
import type { BuildSettings } from './build-request.ts';

/** The author's own labels; nothing where there are none, or where they cannot be used, which is reported. */
export function ownLabels(
  { labels: file }: BuildSettings,
  world: World,
  sink: Sink,
): Pick<RenderSettings, 'labels'> {
  if (!file) return {};
  const read = world.readFile(file.path);
  if (!read.ok) {
    const missing = read.reason === 'missing';
    sink.report({
      code: missing ? 'template/missing-file' : 'template/unreadable-file',
      severity: 'error',
      message: missing
        ? `there is no file \`${file.name}\` with labels`
        : `the labels in \`${file.name}\` cannot be read: ${read.detail}`,
      hints: ['give `--labels` one JSON object, such as `{ "keyPoints": "Key points" }`'],
    });
    return {};
  }
  const labels = readLabels(read.bytes, file.name, sink);
  return labels ? { labels } : {};
}
