import { dashboardStates } from "./dashboard-states.ts";
import type { GalleryState } from "./gallery-state.ts";
import { homeFailureStates } from "./home-failure-states.ts";
import { homeStates } from "./home-states.ts";
import { logStates } from "./log-states.ts";
import { settingsStates } from "./settings-states.ts";

export const galleryStates: readonly GalleryState[] = [
  ...homeStates,
  ...homeFailureStates,
  ...dashboardStates,
  ...logStates,
  ...settingsStates,
];
