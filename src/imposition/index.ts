export { type ImpositionPlan, imposePages } from './impose.ts';
export { bookletOrder, type SideOrder, twoUpOrder } from './page-order.ts';
export type { Mark, PlacedPage, Sheet } from './sheet.ts';
