export const physician = {} as const;
