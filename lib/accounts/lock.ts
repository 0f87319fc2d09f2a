/** Runs `work` while nobody else in any context holds `name`; e.g. `navigator.locks`. */
export type Lock = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
