/** The app could not start and has told why: starting it in another shell would fail alike. */
export const ownFailureExitCode = 3;

/** The command line was not understood. */
export const usageExitCode = 2;
