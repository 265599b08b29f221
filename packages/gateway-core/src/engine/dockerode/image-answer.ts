import { z } from "zod";
import type { ImageDetails, VolumeDetails } from "../engine.ts";
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
    // Podman leaves the algorithm out.
    id: image.Id.includes(":") ? image.Id : `sha256:${image.Id}`,
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

/** `GET /volumes/{name}`. */
export function volumeDetails(answer: unknown): VolumeDetails {
  const volume = Volume.parse(answer);
  return {
    name: volume.Name,
    labels: volume.Labels,
    createdAt: volume.CreatedAt,
    mountpoint: volume.Mountpoint,
  };
}
