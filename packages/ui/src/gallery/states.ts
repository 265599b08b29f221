import { adoptionStates } from "./adoption-states.ts";
import { assistantStates } from "./assistant-states.ts";
import { changeStates } from "./change-states.ts";
import { channelStates } from "./channel-states.ts";
import { dashboardStates } from "./dashboard-states.ts";
import { demoStates, helloStates } from "./demo-states.ts";
import type { GalleryState } from "./gallery-state.ts";
import { homeFailureStates } from "./home-failure-states.ts";
import { homeStates } from "./home-states.ts";
import { imageOperationStates } from "./image-operation-states.ts";
import { imagesStates } from "./images-states.ts";
import { logStates } from "./log-states.ts";
import { settingsStates } from "./settings-states.ts";
import { setupEngineStates } from "./setup-engine-states.ts";
import { setupStates } from "./setup-states.ts";
import { signInStates } from "./sign-in-states.ts";
import { takeOverStates } from "./take-over-states.ts";

export const galleryStates: readonly GalleryState[] = [
  ...homeStates,
  ...homeFailureStates,
  ...dashboardStates,
  ...imagesStates,
  ...imageOperationStates,
  ...changeStates,
  ...channelStates,
  ...adoptionStates,
  ...takeOverStates,
  ...logStates,
  ...settingsStates,
  ...setupStates,
  ...setupEngineStates,
  ...assistantStates,
  ...signInStates,
  ...helloStates,
  ...demoStates,
];
