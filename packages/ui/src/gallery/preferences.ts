import { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";

/** What a fresh installation has. */
export const defaultPreferences: Preferences = Preferences.parse({});
