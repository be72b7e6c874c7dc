/** What is used of autocannon, which has no types of its own. */
declare module "autocannon" {
  type Request = { method: string; path: string; headers: Record<string, string>; body: string };
  type Options = {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: readonly {
      readonly method: string;
      readonly setupRequest: (request: Request, context: Record<string, unknown>) => Request;
    }[];
  };
  type Result = {
    readonly requests: { readonly total: number; readonly average: number };
    readonly latency: { readonly p50: number; readonly p97_5: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
