import { FlatReader, FlatWriter } from "./flatbuffer.ts";

/** How a pixel (0..255) becomes an input number: (pixel − mean) / std. */
export type Normalization = { readonly mean: number; readonly std: number };

/** Root table of a TFLite model: field numbers of tensorflow/compiler/mlir/lite/schema/schema.fbs. */
const MODEL = {
  version: 0,
  operatorCodes: 1,
  subgraphs: 2,
  description: 3,
  buffers: 4,
  metadataBuffer: 5,
  metadata: 6,
  signatures: 7,
} as const;

const NAME = "TFLITE_METADATA";
/** The largest alignment a tensor's data asks for; the old bytes move by a multiple of it. */
const UNIT = 64;

/**
 * Gives a TFLite model the metadata that MediaPipe Tasks asks for, without rewriting it: a new root table in front
 * refers to the old parts behind, whose own references are relative and so stay true.
 * @throws Error if `model` is not a TFLite model, or has such metadata already
 */
export function withImageMetadata(model: Uint8Array, normalization: Normalization): Uint8Array {
  if (new TextDecoder().decode(model.subarray(4, 8)) !== "TFL3")
    throw new Error("not a TFLite model (no TFL3)");
  const reader = new FlatReader(model);
  const root = reader.follow(0);
  const buffers = reader.tables(reader.reference(root, MODEL.buffers));
  const metadata = reader.tables(reader.reference(root, MODEL.metadata));
  for (const entry of metadata) {
    if (text(model, reader.reference(entry, 0)) === NAME) throw new Error(`the model already has ${NAME}`);
  }
  const content = imageMetadata(normalization);

  // Written twice: the first time only to learn how far the old bytes move.
  const front = (shift: number): Uint8Array => {
    const writer = new FlatWriter();
    const start = writer.u32(0);
    writer.raw(new TextEncoder().encode("TFL3"));
    const keep = (slot: number) => {
      const at = reader.reference(root, slot);
      return at === 0 ? undefined : ({ kind: "at", target: at + shift } as const);
    };
    const versionAt = reader.field(root, MODEL.version);
    const table = writer.table([
      { kind: "u32", value: versionAt === 0 ? 0 : reader.u32(versionAt) },
      keep(MODEL.operatorCodes),
      keep(MODEL.subgraphs),
      keep(MODEL.description),
      { kind: "ref" },
      keep(MODEL.metadataBuffer),
      { kind: "ref" },
      keep(MODEL.signatures),
    ]);
    writer.link(start, table.at);

    const newBuffers = writer.references(buffers.length + 1);
    writer.link(table.fields[MODEL.buffers] ?? 0, newBuffers.at);
    buffers.forEach((at, i) => writer.link(newBuffers.items[i] ?? 0, at + shift));
    const buffer = writer.table([{ kind: "ref" }]);
    writer.link(newBuffers.items[buffers.length] ?? 0, buffer.at);
    writer.link(buffer.fields[0] ?? 0, writer.bytes(content, 16));

    const newMetadata = writer.references(metadata.length + 1);
    writer.link(table.fields[MODEL.metadata] ?? 0, newMetadata.at);
    metadata.forEach((at, i) => writer.link(newMetadata.items[i] ?? 0, at + shift));
    const entry = writer.table([{ kind: "ref" }, { kind: "u32", value: buffers.length }]);
    writer.link(newMetadata.items[metadata.length] ?? 0, entry.at);
    writer.link(entry.fields[0] ?? 0, writer.string(NAME));
    writer.align(UNIT);
    return writer.finish();
  };
  const head = front(front(0).length);
  const out = new Uint8Array(head.length + model.length);
  out.set(head);
  out.set(model, head.length);
  return out;
}

/**
 * Model metadata of one RGB image input (tensorflow/lite/support metadata_schema.fbs, identifier M001).
 */
function imageMetadata({ mean, std }: Normalization): Uint8Array {
  const writer = new FlatWriter();
  const start = writer.u32(0);
  writer.raw(new TextEncoder().encode("M001"));
  // ModelMetadata: name, description, version, subgraph_metadata
  const model = writer.table([undefined, undefined, undefined, { kind: "ref" }]);
  writer.link(start, model.at);
  const subgraphs = writer.references(1);
  writer.link(model.fields[3] ?? 0, subgraphs.at);
  // SubGraphMetadata: name, description, input_tensor_metadata
  const subgraph = writer.table([undefined, undefined, { kind: "ref" }]);
  writer.link(subgraphs.items[0] ?? 0, subgraph.at);
  const inputs = writer.references(1);
  writer.link(subgraph.fields[2] ?? 0, inputs.at);
  // TensorMetadata: name, description, dimension_names, content, process_units
  const tensor = writer.table([{ kind: "ref" }, undefined, undefined, { kind: "ref" }, { kind: "ref" }]);
  writer.link(inputs.items[0] ?? 0, tensor.at);
  writer.link(tensor.fields[0] ?? 0, writer.string("image"));
  // Content: content_properties_type (2 = ImageProperties), content_properties
  const content = writer.table([{ kind: "u8", value: 2 }, { kind: "ref" }]);
  writer.link(tensor.fields[3] ?? 0, content.at);
  // ImageProperties: color_space (1 = RGB)
  const image = writer.table([{ kind: "u8", value: 1 }]);
  writer.link(content.fields[1] ?? 0, image.at);
  const units = writer.references(1);
  writer.link(tensor.fields[4] ?? 0, units.at);
  // ProcessUnit: options_type (1 = NormalizationOptions), options
  const unit = writer.table([{ kind: "u8", value: 1 }, { kind: "ref" }]);
  writer.link(units.items[0] ?? 0, unit.at);
  // NormalizationOptions: mean, std
  const options = writer.table([{ kind: "ref" }, { kind: "ref" }]);
  writer.link(unit.fields[1] ?? 0, options.at);
  writer.link(options.fields[0] ?? 0, writer.floats([mean]));
  writer.link(options.fields[1] ?? 0, writer.floats([std]));
  return writer.finish();
}

function text(bytes: Uint8Array, at: number): string {
  const length = new FlatReader(bytes).u32(at);
  return new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + length));
}
