import type { Sink } from '../diagnostics/index.ts';
import { authorSpan } from '../template/index.ts';
import type { ImageBox } from './box-tree.ts';
import { type BoxSource, type Draft, imageBox } from './draft.ts';
import type { BoxSources } from './sources.ts';

/** The box of an `img` element; undefined, with an error at the author's line, where its file cannot be shown. */
export function readImage(
  source: BoxSource,
  { images, imageFolder }: BoxSources,
  sink: Sink,
): Draft<ImageBox> | undefined {
  const attributes = source.element?.attributes;
  const src = attributes?.get('src')?.trim() ?? '';
  const span = authorSpan(source.element?.attributeOrigins?.get('src') ?? source.origin);
  if (src === '') {
    sink.report({
      code: 'boxes/image',
      severity: 'error',
      message: 'an image has no `src`',
      span,
      hints: ['name the file of the image, relative to the brief'],
    });
    return undefined;
  }
  const image = images.read(src, imageFolder);
  if ('bytes' in image) return imageBox(source, image, attributes?.get('alt'));
  sink.report({ code: 'boxes/image', severity: 'error', message: image.message, span, hints: [image.hint] });
  return undefined;
}
