import { z } from "zod";

export const PublishedPort = z.object({
  hostIp: z.string(),
  hostPort: z.number(),
  containerPort: z.number(),
});
export type PublishedPort = z.infer<typeof PublishedPort>;
