export type { BreakWishes } from './break-wishes.ts';
export {
  findOpportunities,
  isAddress,
  isHeldSpace,
  isOpportunity,
  startsGrapheme,
} from './find-opportunities.ts';
