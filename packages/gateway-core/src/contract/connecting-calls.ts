import { z } from "zod";
import { call, nothing } from "./call.ts";
import { Channel, ChannelList, ChannelLogin } from "./channels.ts";
import { DeviceList } from "./devices.ts";
import { PeopleList } from "./people.ts";

const channelAccount = z
  .object({ channel: z.string().min(1), accountId: z.string().min(1).optional() })
  .strict();
const loginRef = z.object({ loginId: z.string() }).strict();

/** Who talks to the assistant, and through what: channels, people and devices of the running gateway. */
export const connectingCalls = {
  "channels.list": call(nothing, ChannelList),
  /**
   * Adds an account with the fields its channel asks for. The values go to the gateway by RPC and are kept there only. A
   * channel whose package is not there is installed first.
   */
  "channels.add": call(
    channelAccount.extend({ name: z.string().optional(), fields: z.record(z.string(), z.string()) }),
    Channel,
  ),
  /** Gets the package of a channel into the state, from npm as the gateway's container sees it. */
  "channels.install": call(z.object({ channel: z.string().min(1) }).strict(), nothing),
  "channels.restart": call(channelAccount, nothing),
  "channels.logout": call(channelAccount, nothing),
  /** Takes the account out of the configuration; what was said in it stays in the sessions. */
  "channels.remove": call(channelAccount, nothing),

  /** A sign-in by QR code; a second one for the same account is the first. It goes on as the topic `channelLogin` tells. */
  "channels.login": call(channelAccount.extend({ force: z.boolean().default(false) }), ChannelLogin),
  /** A new code for a sign-in that expired. */
  "channels.renewLogin": call(loginRef, ChannelLogin),
  "channels.cancelLogin": call(loginRef, nothing),

  "devices.list": call(nothing, DeviceList),
  /** Refused with `request-gone` where it is answered or over already. */
  "devices.approve": call(z.object({ requestId: z.string() }).strict(), nothing),
  "devices.reject": call(z.object({ requestId: z.string() }).strict(), nothing),
  /** The device is out at once and has to ask again. */
  "devices.revoke": call(z.object({ deviceId: z.string() }).strict(), nothing),
  "devices.rename": call(
    z.object({ deviceId: z.string(), name: z.string().trim().min(1).max(80) }).strict(),
    nothing,
  ),

  /** Told by the shell: this is the device that its own dashboard signs in with. */
  "devices.claim": call(z.object({ deviceId: z.string() }).strict(), nothing),

  "people.list": call(nothing, PeopleList),
  "people.approve": call(channelAccount.extend({ requestId: z.string().min(1) }), nothing),
  "people.dismiss": call(channelAccount.extend({ requestId: z.string().min(1) }), nothing),
} as const;
