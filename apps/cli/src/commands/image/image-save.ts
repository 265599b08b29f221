import { resolve } from "node:path";
import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Context } from "../../context.ts";
import { runOperation } from "../../run-operation.ts";
import { checkedReference } from "./checked-reference.ts";
import { imageWordsOf } from "./image-words-of.ts";

export interface SaveOptions {
  reference: string;
  tar: string;
  overwrite: boolean;
}

export function imageSave(context: Context, { reference, tar, overwrite }: SaveOptions): Promise<number> {
  const { messages } = context;
  checkedReference(reference);
  // The service may run in another folder.
  const path = resolve(tar);
  return runOperation(context, {
    call: "images.save",
    input: { reference, path, overwrite },
    image: (_snapshot, operation) => operation?.image ?? null,
    done(_snapshot, operation) {
      const image = operation?.image ?? { reference, digest: null, version: null };
      return messages.cli.image.save.done(
        imageWordsOf({ ...image, bytes: written(operation) }, messages),
        path,
      );
    },
  });
}

function written(operation: Operation | null): number | null {
  return operation?.steps.find(({ id }) => id === "save-image")?.progress?.bytesDone ?? null;
}
