import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { buffer } from "node:stream/consumers";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".task": "application/octet-stream",
  // Photos are told from films by their type; a GIF is a film.
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".bmp": "image/bmp",
};

/** The policy of the real app: what runs here runs there. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src blob:";

export type PageServer = {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Lends a file to the page; returns its path below the origin. */
  lend(file: string): string;
  /** Takes what the page sends: the path for it, and what came. */
  receive(): { readonly path: string; readonly content: Promise<Buffer> };
  close(): Promise<void>;
};

/**
 * Serves folders to a browser on this machine only, on a free port.
 * @param folders path below the origin → folder; the longest that fits counts
 */
export async function startPageServer(folders: Readonly<Record<string, string>>): Promise<PageServer> {
  const lent = new Map<string, string>();
  const expected = new Map<string, (content: Buffer) => void>();
  let ids = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST") {
      const take = expected.get(pathname);
      expected.delete(pathname);
      take?.(await buffer(request));
      response.writeHead(take ? 204 : 404).end();
      return;
    }
    const file = lent.get(pathname) ?? fileIn(folders, pathname);
    const size =
      file === null
        ? null
        : await stat(file).then(
            ({ size }) => size,
            () => null,
          );
    if (file === null || size === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream",
      "Content-Length": size,
      "Content-Security-Policy": POLICY,
    });
    createReadStream(file).pipe(response);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    lend(file) {
      ids += 1;
      const place = `/input/${ids}${path.extname(file).toLowerCase()}`;
      lent.set(place, file);
      return place;
    },
    receive() {
      ids += 1;
      const place = `/result/${ids}`;
      const content = new Promise<Buffer>((resolve) => {
        expected.set(place, resolve);
      });
      return { path: place, content };
    },
    close: () => closeServer(server),
  };
}

function fileIn(folders: Readonly<Record<string, string>>, pathname: string): string | null {
  const prefix = Object.keys(folders)
    .filter((each) => pathname.startsWith(each))
    .toSorted((a, b) => b.length - a.length)[0];
  const folder = prefix === undefined ? undefined : folders[prefix];
  if (prefix === undefined || folder === undefined) return null;
  const file = path.join(folder, decodeURIComponent(pathname.slice(prefix.length)));
  return file.startsWith(folder + path.sep) ? file : null;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
