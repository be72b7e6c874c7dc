import { crc32 } from "node:zlib";

export type ZipEntry = { readonly name: string; readonly content: Uint8Array };

/** 1980-01-01 00:00, the earliest date of a zip: the same bytes whenever it is made. */
const DOS_DATE = 0x0021;
/** Extra field that only pads (the one Android's zipalign uses). */
const PADDING_FIELD = 0xd935;

/**
 * An uncompressed zip (PKWARE APPNOTE 6.3.10), each content on a multiple of 64 bytes, so that a model can be used
 * where it lies. The same entries give the same bytes.
 */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const unpadded = offset + 30 + nameBytes.length + 6;
    const padding = (64 - (unpadded % 64)) % 64;
    const extra = record(6 + padding, (view) => {
      view.setUint16(0, PADDING_FIELD, true);
      view.setUint16(2, 2 + padding, true);
      view.setUint16(4, 64, true);
    });
    const common = (view: DataView, at: number) => {
      view.setUint16(at, 10, true); // version needed: stored files
      view.setUint16(at + 6, 0, true);
      view.setUint16(at + 8, DOS_DATE, true);
      view.setUint32(at + 10, crc32(content), true);
      view.setUint32(at + 14, content.length, true);
      view.setUint32(at + 18, content.length, true);
      view.setUint16(at + 22, nameBytes.length, true);
    };
    const local = record(30, (view) => {
      view.setUint32(0, 0x04034b50, true);
      common(view, 4);
      view.setUint16(28, extra.length, true);
    });
    directory.push(
      record(46, (view) => {
        view.setUint32(0, 0x02014b50, true);
        view.setUint16(4, 10, true); // version made by
        common(view, 6);
        view.setUint32(42, offset, true);
      }),
      nameBytes,
    );
    parts.push(local, nameBytes, extra, content);
    offset += local.length + nameBytes.length + extra.length + content.length;
  }
  const directoryLength = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, directoryLength, true);
    view.setUint32(16, offset, true);
  });
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

function record(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}
