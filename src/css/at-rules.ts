export interface AtRuleRow {
  readonly name: string;
  readonly status: 'yes' | 'not yet';
  readonly hint?: string;
}

/** Every at-rule that is known; the README's table is compared with it. */
export const AT_RULES: readonly AtRuleRow[] = [
  { name: 'charset', status: 'yes' },
  { name: 'font-face', status: 'yes' },
  { name: 'import', status: 'yes' },
  { name: 'media', status: 'yes' },
  { name: 'page', status: 'yes' },
  { name: 'container', status: 'not yet' },
  { name: 'counter-style', status: 'not yet', hint: 'use `list-style-type` with a string' },
  { name: 'font-feature-values', status: 'not yet', hint: 'use `font-feature-settings`' },
  { name: 'font-palette-values', status: 'not yet' },
  { name: 'footnote', status: 'not yet' },
  { name: 'keyframes', status: 'not yet', hint: 'nothing moves on paper' },
  { name: 'layer', status: 'not yet', hint: 'order the stylesheets instead' },
  { name: 'namespace', status: 'not yet' },
  { name: 'property', status: 'not yet', hint: 'set the custom property on `:root`' },
  { name: 'scope', status: 'not yet', hint: 'use a class' },
  { name: 'starting-style', status: 'not yet' },
  { name: 'supports', status: 'not yet', hint: 'what is not understood is left out with a warning anyway' },
  { name: 'view-transition', status: 'not yet', hint: 'nothing moves on paper' },
];

/** CSS Paged Media 3 §5.3: how text stands in each margin box unless a sheet says else. */
export const MARGIN_BOXES = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'left-top',
  'left-middle',
  'left-bottom',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-left-corner',
  'bottom-left',
  'bottom-center',
  'bottom-right',
  'bottom-right-corner',
] as const;
