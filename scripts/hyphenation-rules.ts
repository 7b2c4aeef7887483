export const RULES: Readonly<Record<string, readonly string[]>> = {};
