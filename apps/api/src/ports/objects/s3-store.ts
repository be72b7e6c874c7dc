import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { asStream, Measured } from "./measured.ts";
import { checkKey, resolveRange, type ObjectHead, type ObjectStore } from "./object-store.ts";

export type S3Config = {
  readonly bucket: string;
  /** Where it is not AWS: https://minio.example.org */
  readonly endpoint: string | null;
  readonly region: string;
  /** Null: the client looks where AWS's tools look (environment, profile, machine role). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  /** Bucket in the path and not in the host name: what most stores other than AWS want. */
  readonly pathStyle: boolean;
};

/** Objects in a bucket of AWS S3, MinIO, Ceph, Garage, … The bucket is there already. */
export async function openS3Store({
  bucket,
  endpoint,
  region,
  credentials,
  pathStyle,
}: S3Config): Promise<ObjectStore> {
  // Loaded only where it is used: the client is large.
  const s3 = await import("@aws-sdk/client-s3");
  const { Upload } = await import("@aws-sdk/lib-storage");
  const client = new s3.S3Client({
    region,
    forcePathStyle: pathStyle,
    // Checksums in trailers are AWS's own; other stores refuse them. TLS and our SHA-256 stand in.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint !== null && { endpoint }),
    ...(credentials && { credentials }),
  });

  const head = async (key: string): Promise<ObjectHead | null> => {
    checkKey(key);
    try {
      const { ContentLength, ContentType } = await client.send(
        new s3.HeadObjectCommand({ Bucket: bucket, Key: key }),
      );
      return { size: ContentLength ?? 0, contentType: ContentType ?? "application/octet-stream" };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    async put(key, bytes, { contentType, maxBytes }) {
      checkKey(key);
      const measured = new Measured(maxBytes);
      // Of unknown length it goes up in parts, which are thrown away where something breaks off.
      const upload = new Upload({
        client,
        params: { Bucket: bucket, Key: key, Body: measured, ContentType: contentType },
      });
      const [sent, done] = await Promise.allSettled([pipeline(asStream(bytes), measured), upload.done()]);
      // What broke the stream says more than the upload that missed it.
      if (sent.status === "rejected") throw sent.reason;
      if (done.status === "rejected") throw done.reason;
      return measured.result();
    },

    async get(key, range) {
      const found = await head(key);
      if (!found) return null;
      const part = range && resolveRange(found.size, range);
      try {
        const { Body } = await client.send(
          new s3.GetObjectCommand({
            Bucket: bucket,
            Key: key,
            ...(part && { Range: `bytes=${part.start}-${part.end}` }),
          }),
        );
        return Body ? { ...found, body: Body as Readable } : null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    head,

    async delete(key) {
      checkKey(key);
      await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },

    async *list(prefix) {
      const pages = s3.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
      for await (const { Contents } of pages)
        for (const { Key, Size } of Contents ?? [])
          if (Key !== undefined) yield { key: Key, size: Size ?? 0 };
    },

    async ping() {
      await client.send(new s3.HeadBucketCommand({ Bucket: bucket }));
    },

    async close() {
      client.destroy();
    },
  };
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return error.name === "NoSuchKey" || error.name === "NotFound" || $metadata?.httpStatusCode === 404;
}
