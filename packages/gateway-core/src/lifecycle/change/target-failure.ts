import type { Failure } from "../../contract/failure.ts";
import type { ImageDetails } from "../../engine/engine.ts";
import { isOpenClawImage } from "../../gateway/is-openclaw-image.ts";
import {
  compareVersions,
  imageVersion,
  type OpenClawVersion,
  parseOpenClawVersion,
} from "../../gateway/openclaw-version.ts";

/** The oldest whose container we know how to make: mounts, probes and RPC were checked from here on. */
const oldest: OpenClawVersion = { year: 2026, month: 4, patch: 0 };

/** Whether an image can be a gateway here at all, told by what it says of itself, before it replaces anything. */
export function targetFailure(image: ImageDetails, reference: string, architecture: string): Failure | null {
  const facts = { image: reference };
  const wanted = `linux/${platformOf(architecture)}`;
  const platform = `${image.os}/${image.architecture}`;
  if (image.os !== "" && image.architecture !== "" && platform !== wanted) {
    return {
      code: "image-platform",
      message: `${reference} is for ${platform}, the engine is ${wanted}`,
      facts: { ...facts, platform, wanted },
      actions: [{ kind: "choose-image" }],
    };
  }
  if (!isOpenClawImage(image)) {
    return {
      code: "image-not-openclaw",
      message: `${reference} has neither OpenClaw's labels nor its start command`,
      facts,
      actions: [{ kind: "choose-image" }],
    };
  }
  const version = parseOpenClawVersion(imageVersion(image) ?? "");
  if (version !== null && compareVersions(version, oldest) < 0) {
    return {
      code: "image-unusable",
      message: `${reference} is OpenClaw ${imageVersion(image)}, older than 2026.4`,
      facts: { ...facts, tooOld: imageVersion(image) ?? "" },
      actions: [{ kind: "choose-image" }],
    };
  }
  return null;
}

/** An engine's word for a processor as images say it. */
export function platformOf(architecture: string): string {
  return { x86_64: "amd64", aarch64: "arm64" }[architecture] ?? architecture;
}
