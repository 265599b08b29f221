import { z } from "zod";

/** What grows; the state without the workspace in it, then parts of it, then what is beside it. Docs: install/docker, disk growth. */
export const diskPlaces = ["state", "media", "sessions", "cron", "workspace", "deps", "logs"] as const;
export type DiskPlace = (typeof diskPlaces)[number];

export const DiskUse = z.object({
  /** In bytes as the file system counts them; null where the place could not be measured. */
  places: z.array(z.object({ id: z.enum(diskPlaces), bytes: z.number().nullable() })),
});
export type DiskUse = z.infer<typeof DiskUse>;
