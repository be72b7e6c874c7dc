export const camera = {} as const;
