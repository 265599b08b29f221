import type { Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";

export type ImageHandlers = Pick<Handlers, Extract<keyof Handlers, `images.${string}`>>;

const later = () => Promise.reject(new RockpoolError({ code: "not-supported", message: "not there yet" }));

export function imageHandlers(): ImageHandlers {
  return {
    "images.list": later,
    "images.tags": later,
    "images.resolve": later,
    "images.pull": later,
    "images.build": later,
    "images.load": later,
    "images.save": later,
    "images.previewRemoval": later,
    "images.remove": later,
    "images.cleanUp": later,
    "images.check": later,
  };
}
