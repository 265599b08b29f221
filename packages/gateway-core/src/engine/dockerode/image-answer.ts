import { z } from "zod";
import type { ImageDetails, NetworkDetails, VolumeDetails } from "../engine.ts";
import type { ImageRemoval, ImageSummary } from "../engine-images.ts";
import { pairs, strings, textMap, time } from "../lenient-answer.ts";

const Image = z.object({
  Id: z.string(),
  RepoTags: strings,
  RepoDigests: strings,
  Created: time,
  Architecture: z.string().catch(""),
  Os: z.string().catch(""),
  Size: z.number().catch(0),
  Config: z
    .object({
      Labels: textMap,
      Env: strings,
      User: z.string().nullish(),
      Entrypoint: strings,
      Cmd: strings,
    })
    .nullish(),
});

const Summary = z.object({
  Id: z.string(),
  RepoTags: strings,
  RepoDigests: strings,
  Labels: textMap,
  /** Unix seconds. */
  Created: z.number().catch(0),
  Size: z.number().catch(0),
});

const Removal = z.array(z.object({ Untagged: z.string().optional(), Deleted: z.string().optional() }));

const Volume = z.object({
  Name: z.string(),
  Labels: textMap,
  CreatedAt: time,
  Mountpoint: z.string().catch(""),
});

/** `GET /images/{name}/json`, reduced to what Rockpool reads. */
export function imageDetails(answer: unknown): ImageDetails {
  const image = Image.parse(answer);
  return {
    id: withAlgorithm(image.Id),
    tags: image.RepoTags,
    repoDigests: image.RepoDigests,
    labels: image.Config?.Labels ?? {},
    env: pairs(image.Config?.Env ?? []),
    user: image.Config?.User ?? "",
    architecture: image.Architecture,
    os: image.Os,
    createdAt: image.Created ?? 0,
    sizeBytes: image.Size,
    entrypoint: image.Config?.Entrypoint ?? [],
    command: image.Config?.Cmd ?? [],
  };
}

/** One of `GET /images/json`. */
export function imageSummary(answer: unknown): ImageSummary {
  const image = Summary.parse(answer);
  // Engines before 25 write `<none>:<none>` and `<none>@<none>`; a name that was taken away leaves `name:<none>`.
  const references = image.RepoTags.filter((each) => !each.includes("<none>"));
  const repoDigests = image.RepoDigests.filter((each) => !each.includes("<none>"));
  return {
    id: withAlgorithm(image.Id),
    references,
    repoDigests,
    labels: image.Labels,
    createdAt: image.Created * 1000,
    bytes: image.Size,
    dangling: references.length === 0 && repoDigests.length === 0,
  };
}

/** `DELETE /images/{name}`. */
export function imageRemoval(answer: unknown): ImageRemoval {
  const entries = Removal.parse(answer);
  return {
    untagged: entries.flatMap(({ Untagged }) => Untagged ?? []),
    deleted: entries.flatMap(({ Deleted }) => (Deleted === undefined ? [] : withAlgorithm(Deleted))),
  };
}

/** Podman leaves it out. */
function withAlgorithm(id: string): string {
  return id.includes(":") ? id : `sha256:${id}`;
}

/** `GET /volumes/{name}`. */
const Network = z.object({ Name: z.string(), Driver: z.string().catch("") });

export function networkDetails(answer: unknown): NetworkDetails {
  const { Name: name, Driver: driver } = Network.parse(answer);
  return { name, driver };
}

export function volumeDetails(answer: unknown): VolumeDetails {
  const volume = Volume.parse(answer);
  return {
    name: volume.Name,
    labels: volume.Labels,
    createdAt: volume.CreatedAt,
    mountpoint: volume.Mountpoint,
  };
}
