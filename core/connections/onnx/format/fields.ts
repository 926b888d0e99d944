import { DELIMITED, FIXED32, FIXED64, VARINT, WireReader, WireWriter } from "./wire.ts";

/** One field of a message: its tag, how one value is written and read, and whether it comes many times. */
interface Field<T> {
  tag: number;
  wireType: number;
  isList: boolean;
  write(writer: WireWriter, value: T): void;
  read(reader: WireReader): T;
}

/** A list is a field whose values come many times. */
interface ListField<T> extends Field<T> {
  isList: true;
}

type ValueOf<F> = F extends ListField<infer T> ? T[] : F extends Field<infer T> ? T : never;

type Shape = Readonly<Record<string, Field<never>>>;

/** What a message of a shape holds; a field that was not written is undefined. */
export type MessageOf<S> = { [K in keyof S]?: ValueOf<S[K]> };

export const whole = (tag: number): Field<number> => ({
  tag,
  wireType: VARINT,
  isList: false,
  write: (writer, value) => writer.varint(value),
  read: (reader) => reader.varint(),
});

export const float = (tag: number): Field<number> => ({
  tag,
  wireType: FIXED32,
  isList: false,
  write: (writer, value) => writer.float(value),
  read: (reader) => reader.float(),
});

export const double = (tag: number): Field<number> => ({
  tag,
  wireType: FIXED64,
  isList: false,
  write: (writer, value) => writer.double(value),
  read: (reader) => reader.double(),
});

export const bytes = (tag: number): Field<Uint8Array> => ({
  tag,
  wireType: DELIMITED,
  isList: false,
  write: (writer, value) => writer.delimited(value),
  // a copy: what is read must not hold the whole file
  read: (reader) => reader.delimited().slice(),
});

export const text = (tag: number): Field<string> => ({
  tag,
  wireType: DELIMITED,
  isList: false,
  write: (writer, value) => writer.delimited(new TextEncoder().encode(value)),
  read: (reader) => new TextDecoder().decode(reader.delimited()),
});

export const nested = <S>(tag: number, shape: S): Field<MessageOf<S>> => ({
  tag,
  wireType: DELIMITED,
  isList: false,
  write: (writer, value) => writer.delimited(encode(shape, value)),
  read: (reader) => decode(shape, reader.delimited()),
});

export const list = <T>(field: Field<T>): ListField<T> => ({ ...field, isList: true });

/** A message as bytes: fields in the order of the shape, numbers of a list packed. */
export function encode<S>(shape: S, message: MessageOf<S>): Uint8Array {
  const writer = new WireWriter();
  for (const [name, field] of Object.entries(shape as Shape)) {
    const value = message[name as keyof S] as never;
    if (value === undefined) continue;
    if (!field.isList) {
      writer.key(field.tag, field.wireType);
      field.write(writer, value);
      continue;
    }
    const values = value as never[];
    if (field.wireType === DELIMITED) {
      for (const each of values) {
        writer.key(field.tag, DELIMITED);
        field.write(writer, each);
      }
    } else if (values.length > 0) {
      const packed = new WireWriter();
      for (const each of values) field.write(packed, each);
      writer.key(field.tag, DELIMITED);
      writer.delimited(packed.finish());
    }
  }
  return writer.finish();
}

/**
 * A message from bytes; fields that the shape does not know are passed over. Lists of numbers are read packed or not.
 *
 * @throws RangeError when the bytes are not a message
 */
export function decode<S>(shape: S, data: Uint8Array): MessageOf<S> {
  const byTag = new Map(Object.entries(shape as Shape).map(([name, field]) => [field.tag, { name, field }]));
  const message: Record<string, unknown> = {};
  const reader = new WireReader(data);
  while (!reader.isDone) {
    const { tag, wireType } = reader.key();
    const known = byTag.get(tag);
    if (!known) {
      reader.skip(wireType);
      continue;
    }
    const { name, field } = known;
    if (!field.isList) {
      if (wireType !== field.wireType) throw new RangeError(`field ${name} has wire type ${wireType}`);
      message[name] = field.read(reader);
      continue;
    }
    const values = (message[name] ?? []) as unknown[];
    message[name] = values;
    if (wireType === field.wireType) values.push(field.read(reader));
    else if (wireType === DELIMITED) {
      const packed = new WireReader(reader.delimited());
      while (!packed.isDone) values.push(field.read(packed));
    } else throw new RangeError(`field ${name} has wire type ${wireType}`);
  }
  return message as MessageOf<S>;
}
