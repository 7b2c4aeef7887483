/** The one part of Handlebars that is used: its grammar, without the compiler and the runtime. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  export function parse(source: string, options?: { srcName?: string }): unknown;
}
