/** Pixels of a usual map, left by panel and legend: what decisions of cartography are made for, on any screen. */
export const USUAL_MAP = { width: 900, height: 640 } as const;
