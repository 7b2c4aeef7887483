import { reviveStylesheet, type Stylesheet, type StylesheetData } from './stylesheet.ts';
import { USER_AGENT_DATA } from './user-agent-data.ts';

let sheet: Stylesheet | undefined;

/** The user agent's stylesheet: `user-agent.css`, parsed beforehand so that the parser need not be loaded for it. */
export function userAgentSheet(): Stylesheet {
  // The shape is checked by the test that compares the data with the text.
  sheet ??= reviveStylesheet(JSON.parse(USER_AGENT_DATA) as StylesheetData, '');
  return sheet;
}
