import { configure } from '@testing-library/react';

// A second, the library's own limit, is too short for a first render on a busy machine; nothing is asserted on time.
configure({ asyncUtilTimeout: 10_000 });
