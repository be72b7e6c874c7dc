/** What docker/ promises, held against the product: files that nobody runs every day go wrong in silence. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Metrics } from "@physiocheck/api";
import { routeEntries } from "@physiocheck/contracts";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { ROOT } from "../lib/process.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

type Container = {
  readonly name: string;
  readonly image: string;
  readonly securityContext?: unknown;
  readonly resources?: { readonly requests?: unknown; readonly limits?: unknown };
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly ports?: readonly { readonly name: string }[];
} & Readonly<Record<string, unknown>>;
type Pod = {
  readonly securityContext?: unknown;
  readonly automountServiceAccountToken?: boolean;
  readonly containers: readonly Container[];
  readonly volumes?: readonly { readonly name: string }[];
};

/** Every object of every manifest. */
const objects = readdirSync(join(ROOT, "docker/k8s")).flatMap((file) =>
  parseAllDocuments(read(`docker/k8s/${file}`)).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`docker/k8s/${file}: ${error.message}`);
    return document.toJS() as { kind: string; metadata: { name: string; namespace: string }; spec: unknown };
  }),
);
const pods = objects.flatMap(({ kind, metadata, spec }) => {
  const found = podOf(spec);
  return found ? [[`${kind}/${metadata.name}`, found] as const] : [];
});

/** The pod in an object, however deep its template lies. */
function podOf(spec: unknown): Pod | null {
  if (typeof spec !== "object" || spec === null) return null;
  if ("containers" in spec) return spec as Pod;
  for (const inner of ["jobTemplate", "template", "spec"] as const) {
    const found: Pod | null = inner in spec ? podOf((spec as Record<string, unknown>)[inner]) : null;
    if (found) return found;
  }
  return null;
}

test("there is a pod in each of deployments, job and nightly job", () => {
  expect(pods.map(([name]) => name).toSorted()).toEqual([
    "CronJob/backup",
    "Deployment/server",
    "Deployment/worker",
    "Job/migrate",
  ]);
  expect(new Set(objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(["physiocheck"]));
});

test.each(pods)("%s is closed down", (_, pod) => {
  expect(pod.securityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
  for (const { image, securityContext, resources, volumeMounts = [] } of pod.containers) {
    expect(image).toMatch(/:\d/);
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(resources).toMatchObject({ requests: { memory: expect.anything() as unknown }, limits: {} });
    // Mounted is what there is a volume of, and what is written to is mounted.
    expect(pod.volumes?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(volumeMounts.map(({ name }) => name)),
    );
    expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(expect.arrayContaining(["/tmp", "/data"]));
  }
});

test("probes ask routes that exist, at ports that have a name", () => {
  const paths = new Set(routeEntries().map(([, { path }]) => path));
  const probes = pods.flatMap(([, { containers }]) =>
    containers.flatMap((container) =>
      ["startupProbe", "livenessProbe", "readinessProbe"].flatMap((name) => {
        const probe = container[name] as { httpGet: { path: string; port: string } } | undefined;
        return probe ? [{ ...probe.httpGet, ports: container.ports?.map((port) => port.name) }] : [];
      }),
    ),
  );
  expect(probes.length).toBe(3);
  for (const { path, port, ports } of probes) {
    expect(paths).toContain(path);
    expect(ports).toContain(port);
  }
  expect(read("docker/Dockerfile")).toContain("/livez");
});

test("every variable that is set is one that the server reads", () => {
  const known = new Set(
    [...read(".env.example").matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name),
  );
  const compose = parse(read("docker/compose.yml"), { merge: true }) as {
    services: Record<string, { environment?: Record<string, unknown> }>;
  };
  const config = objects.find(({ kind }) => kind === "ConfigMap") as unknown as { data: object };
  const image = [...read("docker/Dockerfile").matchAll(/^ENV (.+)$/gm)].flatMap(([, line = ""]) =>
    [...line.matchAll(/([A-Z_0-9]+)=/g)].map(([, name]) => name),
  );
  const documented = [
    ...(/secret `physiocheck` holds ([\s\S]+?)\. Two/.exec(read("docs/deployment.md"))?.[1] ?? "").matchAll(
      /`([A-Z_0-9]+)`/g,
    ),
  ];
  const set = [
    ...Object.keys(compose.services.server?.environment ?? {}),
    ...Object.keys(compose.services.worker?.environment ?? {}),
    ...Object.keys(config.data),
    ...image,
    ...documented.map(([, name]) => name),
  ];
  expect(set.length).toBeGreaterThan(20);
  expect(set.filter((name) => !known.has(name))).toEqual([]);
});

test("services of the compose files are closed down and name their versions", () => {
  const { services } = parse(read("docker/compose.yml"), { merge: true }) as {
    services: Record<
      string,
      { image: string; read_only?: boolean; cap_drop?: string[]; ports?: string[]; networks: string[] }
    >;
  };
  for (const name of ["server", "worker", "migrate", "nginx"])
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  for (const { image } of Object.values(services)) expect(image).not.toMatch(/:latest$/);
  // Reached from outside: nginx, and Grafana from the machine itself.
  const open = Object.entries(services).flatMap(([name, { ports = [] }]) =>
    ports.map((port) => [name, port]),
  );
  expect(open).toEqual([
    ["nginx", "80:8080"],
    ["nginx", "443:8443"],
    ["grafana", "127.0.0.1:3000:3000"],
  ]);
  const replicas = parse(read("docker/compose.replicas.yml").replace("!override ", "")) as {
    services: Record<string, unknown>;
  };
  for (const name of Object.keys(replicas.services)) expect(Object.keys(services)).toContain(name);
});

test("every figure that a rule or a panel asks for is one that the server gives", async () => {
  const metrics = new Metrics();
  metrics.watch({
    jobs: { queues: () => [] } as never,
    database: {} as never,
  });
  const given = new Set(metrics.registry.getMetricsAsArray().map(({ name }) => name));
  const rules = read("docker/prometheus/rules.yml");
  const { panels } = JSON.parse(read("docker/grafana/dashboard.json")) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };
  const asked = [rules, ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))]
    .flatMap((text) => [...text.matchAll(/\bphysiocheck_\w+/g)].map(([name]) => name))
    .map((name) => name.replace(/_(?:bucket|count|sum)$/, ""));
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((name) => !given.has(name))).toEqual([]);
  // And the routes in them are routes.
  const paths = new Set(routeEntries().map(([, { path }]) => path));
  for (const [, route] of rules.matchAll(/route="([^"]+)"/g)) expect(paths).toContain(route);
});
