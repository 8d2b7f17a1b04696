/** The part of statsbreaks that tests compare with: breaks of a series, ends included. It brings no types of its own. */
declare module 'statsbreaks' {
  interface Options {
    /** classes */
    nb?: number;
    /** standard deviations a class */
    k?: number;
    /** mean in the middle of a class */
    middle?: boolean;
    /** decimals; null: not rounded */
    precision?: number | null;
  }
  type Method = (data: number[], options?: Options) => number[];
  export const quantile: Method;
  export const equal: Method;
  export const jenks: Method;
  export const geometricProgression: Method;
  export const msd: Method;
  export const pretty: Method;
}
