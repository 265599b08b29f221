import { z } from "zod";
import { ExtraMounts, mountsFromText, mountToText } from "./extra-mount.ts";
import { PlainVariables } from "./plain-variables.ts";

/** How a form asks for a value. */
export type SettingControl =
  | { kind: "text" }
  | { kind: "number" }
  | { kind: "switch" }
  | { kind: "choice"; values: readonly string[] }
  | { kind: "bytes" }
  | { kind: "words" }
  | { kind: "mounts" }
  | { kind: "variables" }
  | { kind: "state" }
  | { kind: "workspace" };

/** A kind of value: what it may be, how it is typed and shown on a line, and how a form asks for it. */
export interface SettingField<S extends z.ZodType = z.ZodType> {
  /** What the settings file may hold. */
  schema: S;
  /** What a person may set, where that is less. */
  patch?: z.ZodType<z.output<S>>;
  control: SettingControl;
  /** A guess at the value that a text means; `schema` has the last word. */
  fromText: (text: string) => unknown;
  toText: (value: z.output<S>) => string;
}

/** What stands for "nothing of the person's own" in a text. */
const automatic = "auto";

export function text<S extends z.ZodType<string>>(
  schema: S,
  patch?: z.ZodType<z.output<S>>,
): SettingField<S> {
  return {
    schema,
    ...(patch && { patch }),
    control: { kind: "text" },
    fromText: (typed) => typed,
    toText: String,
  };
}

/** null, which is typed as `auto`, leaves it to Rockpool or to OpenClaw. */
export function optionalText<S extends z.ZodType<string>>(schema: S): SettingField<z.ZodNullable<S>> {
  return {
    schema: schema.nullable(),
    control: { kind: "text" },
    fromText: (typed) => (isAutomatic(typed) ? null : typed),
    toText: (value) => (value === null ? automatic : String(value)),
  };
}

export function wholeNumber(min: number, max: number): SettingField<z.ZodInt> {
  return {
    schema: z.int().min(min).max(max),
    control: { kind: "number" },
    fromText: (typed) => (/^\d+$/.test(typed) ? Number(typed) : typed),
    toText: String,
  };
}

export function optionalNumber(
  schema: z.ZodNumber,
  min: number,
  max: number,
): SettingField<z.ZodNullable<z.ZodNumber>> {
  return {
    schema: schema.min(min).max(max).nullable(),
    control: { kind: "number" },
    fromText: (typed) => (isAutomatic(typed) ? null : /^\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : typed),
    toText: (value) => (value === null ? automatic : String(value)),
  };
}

export function toggle(): SettingField<z.ZodBoolean> {
  return {
    schema: z.boolean(),
    control: { kind: "switch" },
    // The same words as setup.sh takes for its switches.
    fromText: (typed) =>
      /^(?:yes|true|on|1)$/i.test(typed) ? true : /^(?:no|false|off|0)$/i.test(typed) ? false : typed,
    toText: (value) => (value ? "yes" : "no"),
  };
}

export function choice<const V extends readonly [string, ...string[]]>(
  values: V,
): SettingField<z.ZodEnum<{ [K in V[number]]: K }>> {
  return {
    schema: z.enum(values),
    control: { kind: "choice", values },
    fromText: (typed) => typed,
    toText: String,
  };
}

const units: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Bytes, typed as docker takes them: `512m`, `4g`. */
export function bytes(min: number): SettingField<z.ZodNullable<z.ZodInt>> {
  return {
    schema: z.int().min(min).nullable(),
    control: { kind: "bytes" },
    fromText(typed) {
      if (isAutomatic(typed)) return null;
      const [, amount, unit = "b"] = /^(\d+(?:\.\d+)?)\s*([bkmgt])?(?:i?b)?$/i.exec(typed) ?? [];
      return amount === undefined ? typed : Math.round(Number(amount) * (units[unit.toLowerCase()] ?? 1));
    },
    toText: (value) => (value === null ? automatic : bytesToText(value)),
  };
}

function bytesToText(value: number): string {
  const [unit, size] = Object.entries(units).findLast(([, each]) => value >= each && value % each === 0) ?? [
    "b",
    1,
  ];
  return unit === "b" ? String(value) : `${value / size}${unit}`;
}

/** Words that are typed with spaces, and where `separator` says so commas, between them. */
export function wordList(
  each: z.ZodType<string>,
  separator: RegExp = /[\s,]+/,
): SettingField<z.ZodArray<z.ZodType<string>>> {
  return {
    schema: z.array(each),
    control: { kind: "words" },
    fromText: (typed) => typed.split(separator).filter((word) => word !== ""),
    toText: (value) => value.join(" "),
  };
}

export function mounts(): SettingField<typeof ExtraMounts> {
  return {
    schema: ExtraMounts,
    control: { kind: "mounts" },
    fromText: mountsFromText,
    toText: (value) => value.map(mountToText).join(","),
  };
}

/** Typed a line, or a comma, each: `NAME=value`. A comma within a value is told from one between two by the name after it. */
export function variables(): SettingField<typeof PlainVariables> {
  return {
    schema: PlainVariables,
    control: { kind: "variables" },
    fromText(typed) {
      const lines = typed.split(/\n|,(?=\s*[A-Za-z_][A-Za-z0-9_]*=)/).map((line) => line.trim());
      const pairs = lines
        .filter((line) => line !== "")
        .map((line) => /^([^=]*)=(.*)$/s.exec(line) ?? ["", line, ""]);
      return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, value]));
    },
    toText: (value) =>
      Object.entries(value)
        .map(([name, its]) => `${name}=${its}`)
        .join(","),
  };
}

export function isAutomatic(typed: string): boolean {
  return typed === "" || typed === automatic;
}
