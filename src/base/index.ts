export { NO_SIDES, type Rect, type Sides } from './geometry.ts';
export { InternalError, unreachable } from './internal-error.ts';
export { type AbsoluteUnit, EPSILON, POINTS_PER } from './units.ts';
export type { FileBytes, FileFailure, FileFailureReason, FileWritten, ResourceName, World } from './world.ts';
