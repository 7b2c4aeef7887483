/** Elements that documents can have; design of the engine, kept equal to the html stage's by a test. */
export const ELEMENT_NAMES: readonly string[] = (
  'html head title meta style link body header footer section article aside div h1 h2 h3 h4 h5 h6 p ul ol li ' +
  'dl dt dd blockquote q cite figure figcaption img svg table caption thead tbody tfoot tr th td colgroup col a ' +
  'strong b em i small sub sup abbr code pre span br hr time mark'
).split(' ');
