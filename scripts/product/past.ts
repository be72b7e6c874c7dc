import { request } from "@playwright/test";
import type { Role } from "@physiocheck/contracts";
import { havePlan } from "./past-plan.ts";
import { havePostures } from "./past-postures.ts";
import { haveSession } from "./past-session.ts";
import { haveYoga } from "./past-yoga.ts";
import { haveWorkouts } from "./past-workouts.ts";
import type { Product } from "./product.ts";

/** Lets the demo clinic's people have done what pages have something to show of: sessions, clinic tests, postures, yoga, a plan. */
export async function havePast(product: Product): Promise<void> {
  await haveSession(product);
  await as(product, "patient", havePostures);
  await as(product, "patient", haveYoga);
  await as(product, "patient", haveWorkouts);
  await as(product, "physician", havePlan);
}

async function as(
  product: Product,
  role: Role,
  work: (api: Awaited<ReturnType<typeof request.newContext>>) => Promise<void>,
): Promise<void> {
  const account = (await product.accounts()).find((one) => one.role === role);
  const api = await request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
  try {
    await api.post("/api/auth/login", { data: { email: account?.email, password: account?.password } });
    await work(api);
  } finally {
    await api.dispose();
  }
}
